"""Terms in messages: which of them a msgid uses, and what its translation says instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.text.chinese.characters import has_han
from bookpress.text.messages import without_blanks
from bookpress.text.roles import split_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bookpress.facts import Block, Message, Span

LONGEST = 40  # characters of a message that may be a term of the glossary
_READ = frozenset(("prose", "escape", "break"))


def base_pattern(term_base: Iterable[tuple[str, str]]) -> re.Pattern[str] | None:
    """Return what finds the terms of a term base in a text, the longer before the shorter."""
    terms = sorted({term for term, _ in term_base}, key=len, reverse=True)
    return re.compile("|".join(map(_word, terms)), re.IGNORECASE) if terms else None


def _word(term: str) -> str:
    """Return the pattern of a term: Latin letters end at the ends of words."""
    before = r"(?<![A-Za-z0-9])" if term[:1].isascii() else ""
    after = r"(?![A-Za-z0-9])" if term[-1:].isascii() else ""
    return f"{before}{re.escape(term)}{after}"


def terms_of(
    message: Message,
    base: re.Pattern[str] | None,
) -> tuple[tuple[str, str], ...]:
    """Return pairs of a term and what a translation says for it.

    A short message is a pair itself, since it may be a term of the glossary. For a ``{term}`` of
    the msgid, and for a term of the term base, the second is all that the msgstr shows.
    """
    if "fuzzy" in message.flags:
        return ()
    found: dict[str, str] = {}
    if len(message.msgid) <= LONGEST:
        found[without_blanks(message.msgid)] = shown(message.translation)
    names = _asked(message)
    if base is not None:
        names |= {term[0] for term in base.finditer(prose(message.original))}
    text = shown(message.translation) if names else ""
    for name in sorted(names):
        found.setdefault(name, text)
    return tuple(found.items())


def _asked(message: Message) -> set[str]:
    """Return the terms of the msgid's ``{term}`` that the msgstr has, by these names or others.

    One that was lost, or became another Chinese one, has its finding already.
    """
    was = {name for span in _spans(message.original) for name in _named(span)}
    now = {name for span in _spans(message.translation) for name in _named(span)}
    translated = [name for name in now - was if not has_han(name)]
    return was if len(translated) >= len(was - now) else was & now


def _spans(blocks: Iterable[Block]) -> Iterator[Span]:
    for block in blocks:
        yield from block.spans


def _named(span: Span) -> Iterator[str]:
    if span.kind == "role" and span.name == "term":
        yield split_title(span.text).target


def prose(blocks: Iterable[Block]) -> str:
    """Return the running text of blocks; what stands between its pieces parts them."""
    return "".join(
        " " if span.kind == "break" else span.text if span.kind in _READ else _gap(span)
        for span in _spans(blocks)
    )


def _gap(span: Span) -> str:
    return "" if span.kind == "emphasis" else "\ufffc"


def shown(blocks: Iterable[Block]) -> str:
    """Return what a reader sees of blocks: their prose, and the texts of their roles."""
    pieces = []
    for span in _spans(blocks):
        if span.kind == "role":
            text = split_title(span.text).title or span.text
            pieces.append(text if span.name == "term" else f" {text} ")  # a key is no ending
        elif span.kind in ("prose", "escape", "code"):
            pieces.append(span.text)
        elif span.kind == "break":
            pieces.append(" ")
    return "".join(pieces)
