"""A message and its translation side by side: what both refer to."""

from __future__ import annotations

import re
from collections import Counter
from itertools import starmap, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from bookpress.rules._memo import for_the_last
from bookpress.rules.translations._broken import original_is_broken
from bookpress.rules.translations._text import of_this_edition, writes_han
from bookpress.text import addresses
from bookpress.text.chinese.characters import has_han
from bookpress.text.roles import is_citing, keys_in, split_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bookpress.facts import Block, Message, Place, Span

NOQA = re.compile(r"#\s*noqa\s*$", re.IGNORECASE)
_REFERENCES = frozenset("ref numref eq doc any download keyword option envvar math:numref".split())
_REFERRING = frozenset(("mark", "link", "image", "role"))  # kinds of spans
# In reStructuredText a link may be called by the words of a heading, which is translated too.
_BY_NAME = ("name", "anonymous")
_LANGUAGE = re.compile(r"\.[a-z]{2}(?:[_-][A-Za-z]{2,4})?(?=\.\w+$)")
# How a kind is called in a sentence.
NAMES = {
    "citation": "the citation of “{}”",
    "footnote": "the footnote [^{}]",
    "reference": "the reference to “{}”",
    "term": "the term “{}”",
    "link": "the link to {}",
    "image": "the image {}",
}


class Target(NamedTuple):
    """What a piece of running text refers to."""

    kind: str
    name: str
    role: str
    place: Place


class Difference(NamedTuple):
    """What a translation refers to otherwise: ``lost``, ``added``, or both for a change."""

    lost: Target | None
    added: Target | None


@for_the_last
def is_translated(message: Message) -> bool:
    """Tell whether a message has a translation in Markdown that readers get, not its msgid."""
    return (
        not message.obsolete
        and "fuzzy" not in message.flags
        and bool(message.msgstr.strip())
        and message.msgstr != message.msgid
        and of_this_edition(message)
    )


def has_noqa(message: Message) -> bool:
    """Tell whether a translator switched Sphinx’s comparison off for this message."""
    return NOQA.search(message.msgstr) is not None


def targets(blocks: Iterable[Block]) -> list[Target]:
    """Return what blocks refer to, in the order of the text."""
    return [
        target
        for block in blocks
        for span in block.spans
        if span.kind in _REFERRING
        for target in targets_of(span)
    ]


def targets_of(span: Span) -> Iterator[Target]:
    """Yield what a piece of running text refers to."""
    if span.kind == "mark":
        yield Target("footnote", span.text, "", span.place)
    elif span.kind == "link" and span.name in _BY_NAME:
        yield Target("link", "a name of its page", "link", span.place)
    elif span.kind == "link" and span.name == "citation":
        yield Target("reference", span.target, "link", span.place)
    elif span.kind == "link":
        kind = "reference" if span.target.startswith("#") else "link"
        yield Target(kind, span.target.removeprefix("#"), "link", span.place)
    elif span.kind == "image":
        yield Target("image", _LANGUAGE.sub("", span.target), "", span.place)
    elif span.kind == "role":
        yield from _of_role(span)


def _of_role(span: Span) -> Iterator[Target]:
    if is_citing(span.name):
        role = "cite" if span.name == "cite:p" else span.name
        for key in keys_in(span.text):
            start = len(span.name) + len("{}`") + key.start
            place = span.place._replace(column=span.place.column + start)
            yield Target("citation", key.name, role, place)
        return
    name = split_title(span.text).target
    role = span.name.removeprefix("std:")
    if role == "term":
        yield Target("term", name, role, span.place)
    elif role in _REFERENCES:
        folded = name.lower() if role in ("ref", "numref") else name
        yield Target("reference", folded, role, span.place)


@for_the_last
def differences(message: Message) -> tuple[Difference, ...]:
    """Return what msgid and msgstr refer to differently; order and repetition are free."""
    return tuple(_differences(message))


def _differences(message: Message) -> Iterator[Difference]:
    was, now = targets(message.original), targets(message.translation)
    if not (was or now) or original_is_broken(message):
        return
    if any(name.startswith("note:") for block in message.original for name in block.inside):
        return  # a note that was swallowed: footnotes.absorbed
    # An address that the msgid says as text may become a link.
    linked = {target.name for target in was}
    now = [t for t in now if t.kind != "link" or t.name in linked or not _says(message, t.name)]
    was = _less_raw_links(message, was, now)
    lost: list[Target] = []
    added: list[Target] = []
    kinds = {target.kind for target in (*was, *now)}
    for kind in filter(kinds.__contains__, NAMES):
        old, new = [t for t in was if t.kind == kind], [t for t in now if t.kind == kind]
        if kind == "term":
            of_kind = _terms(old, new, message.language)
        else:
            of_kind = _missing(old, now), _added(old, new)
        pairs = min(map(len, of_kind))
        yield from map(Difference, *(side[:pairs] for side in of_kind))
        lost += of_kind[0][pairs:]
        added += of_kind[1][pairs:]
    # What is left has changed its kind: a label became a work.
    yield from starmap(Difference, zip_longest(lost, added))
    yield from (Difference(None, mark) for mark in _dropped(message, was, now))


def _less_raw_links(message: Message, was: list[Target], now: list[Target]) -> list[Target]:
    """Return the targets of a msgid less those for which a msgstr has raw HTML instead.

    That is one fault, and translations.raw-html-added tells it.
    """
    raw = _raw_links(message.translation) - _raw_links(message.original)
    gone = [target for target in _missing(was, now) if target.role == "link"][: max(raw, 0)]
    return [target for target in was if target not in gone]


def _raw_links(blocks: Iterable[Block]) -> int:
    return sum(
        span.kind == "html" and span.source[:3].lower() in ("<a ", "<a\n")
        for block in blocks
        for span in block.spans
    )


def _says(message: Message, address: str) -> bool:
    """Tell whether a msgid says an address of the web as text."""
    return "://" in address and address in message.msgid


def _missing(was: list[Target], now: list[Target]) -> list[Target]:
    counts = Counter((t.kind, t.name) for t in now)
    missing: list[Target] = []
    for target in was:
        key = (target.kind, target.name)
        if counts[key]:
            counts[key] -= 1
        elif not any(t.name == target.name for t in missing):
            missing.append(target)
    return missing


def _added(was: list[Target], now: list[Target]) -> list[Target]:
    names = {target.name for target in was}
    return list({target.name: target for target in now if target.name not in names}.values())


def _terms(
    was: list[Target], now: list[Target], language: str
) -> tuple[list[Target], list[Target]]:
    """Return the glossary terms that were lost and added.

    A translation may name the translated term, so those are counted; a Chinese one is another,
    unless the translation itself is written in Chinese characters.
    """
    missing, other = _missing(was, now), _added(was, now)
    chinese = not writes_han(language)
    foreign = [target for target in other if (chinese and has_han(target.name)) or not was]
    lost = missing[len(other) - len(foreign) :]
    return lost, foreign


def _dropped(message: Message, was: list[Target], now: list[Target]) -> Iterator[Target]:
    """Yield the notes that are marked more often than in the msgid: Sphinx leaves them out.

    It pairs the marks off (sphinx/transforms/i18n.py, ``update_autofootnote_references``); the
    press does not.
    """
    if message.settings is None or message.settings.press:
        return
    counts = Counter(target.name for target in was if target.kind == "footnote")
    for target in now:
        if target.kind == "footnote" and target.name in counts:
            counts[target.name] -= 1
            if counts[target.name] < 0:
                yield target


def is_same_page(lost: Target, added: Target) -> bool:
    """Tell whether two addresses or pictures are the same but for their language."""
    alike = {"link", "image"}.issuperset((lost.kind, added.kind))
    return alike and addresses.is_same_page(lost.name, added.name)


def roles_of(found: Iterable[Target]) -> dict[tuple[str, str], set[str]]:
    """Return the roles by which each target is referred to."""
    roles: dict[tuple[str, str], set[str]] = {}
    for target in found:
        roles.setdefault((target.kind, target.name), set()).add(target.role)
    return roles


def named(target: Target) -> str:
    """Return words for a target."""
    return NAMES[target.kind].format(target.name)
