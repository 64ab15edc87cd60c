"""What the rules about translations share: what a reader sees, and who writes Han."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bookpress.rules._memo import for_the_last
from bookpress.text.chinese.characters import has_han
from bookpress.text.messages import has_words
from bookpress.text.roles import split_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bookpress.facts import Block, Message, Place

_HAN_LANGUAGES = frozenset(
    ("zh", "ja", "ko", "yue", "wuu", "lzh", "hak", "nan", "gan", "hsn", "cjy"),
)
# What sets whole words equal is a sentence, or code: Total = Price + Tax.
_EQUATION = r"^(?!.*[A-Za-z]{4})[^\s=]+ ?= ?\S"
_LATEX = re.compile(rf"\\[A-Za-z]+|[\^_](?:\{{|[A-Za-z0-9]\b)|{_EQUATION}")
_LATEX_TEXT = re.compile(r"\\(?:text|mbox|textrm|textbf)\*?\s*\{[^{}]*\}")
_COMMAND = re.compile(r"\\[A-Za-z]+")
_WORDS = re.compile(r"[A-Za-z]{2,}\w*[ ]+[A-Za-z]{2,}|^[A-Za-z]{2,}(?:_\w+)+$", re.ASCII)
# Roles whose text is what the reader sees, even if it names a target.
_SEEN = {"break": "\n", "emphasis": "*", "link": ""}  # the prose of a link's text follows
_TEXT_ROLES = frozenset(
    ("term", "abbr", "strong", "emphasis", "sub", "sup", "title", "title-reference", "guilabel"),
)


@cache
def writes_han(language: str) -> bool:
    """Tell whether a language is written with Chinese characters, or at times."""
    return re.split(r"[-_@]", language.lower())[0] in _HAN_LANGUAGES


def of_this_edition(message: Message) -> bool:
    """Tell whether a message belongs to a translation, and not to the manuscript's own language."""
    settings = message.settings
    return settings is None or message.language != settings.language


def pieces(blocks: Iterable[Block]) -> list[tuple[str, Place, str]]:
    """Return what a reader sees of blocks: text, place, kind of the span.

    Code, maths, marks and the like are one U+FFFC each, the ends of emphasis an asterisk.
    """
    found: list[tuple[str, Place, str]] = []
    for block in blocks:
        if block.kind in ("code", "formula", "html"):
            continue
        for span in block.spans:
            text, place = _seen(span.kind, span.text, span.name), span.place
            shift = span.source.find(text) if span.kind in ("role", "image") else 0
            if shift > 0:
                place = place._replace(column=place.column + shift)
            found.append((text, place, span.kind))
        found.append(("\n", block.place, "break"))
    return found


def _seen(kind: str, text: str, name: str) -> str:
    if kind in ("prose", "escape", "image"):
        return text
    if kind == "role":
        title = split_title(text).title
        return title or (text if name in _TEXT_ROLES else "\ufffc")
    return _SEEN.get(kind, "\ufffc")


def needs_translation(message: Message) -> bool:
    """Tell whether a msgid holds words, and not only maths, code, numbers or foreign names."""
    text = "".join(text for text, _, _ in pieces(message.original))
    language = message.settings.language if message.settings else "zh"
    return has_words(text, language)


def source_of(message: Message) -> str:
    """Return where the manuscript has the message, for the end of a sentence; empty if unknown."""
    source = next((place for place in message.sources if place.line), None)
    return f" ({source.path}:{source.line})" if source else ""


def is_markdown(message: Message) -> bool:
    """Tell whether the page of a message is Markdown, as far as the catalog names it."""
    kinds = dict(message.settings.suffixes) if message.settings else {}
    ends = [end for place in message.sources for end in kinds if place.path.endswith(end)]
    found = [kinds[end] for end in ends] or list(kinds.values())
    return "restructuredtext" not in found


def is_literal(message: Message) -> bool:
    """Tell whether a message is code: only such texts keep their line breaks in a catalog."""
    return "\n" in message.msgid.strip("\n")


@for_the_last
def is_formula(message: Message) -> bool:
    r"""Tell whether a message is a displayed formula: LaTeX with Chinese in ``\text`` at most."""
    if [block.kind for block in message.original] == ["formula"]:
        return True
    if _LATEX.search(message.msgid) is None:
        return False
    bare = _LATEX_TEXT.sub("", message.msgid)
    plain = all(
        span.kind in ("prose", "escape", "break") for b in message.original for span in b.spans
    )
    said = _WORDS.search(_COMMAND.sub(" ", bare)) is not None
    return plain and not said and not has_han(bare)


def is_another_block(message: Message) -> bool:
    """Tell whether a msgstr begins like another block than the paragraph that its msgid is."""
    first = message.translation[0] if message.translation else None
    paragraph = first is None or (first.kind == "paragraph" and not first.inside)
    return not (paragraph or is_formula(message) or is_literal(message))
