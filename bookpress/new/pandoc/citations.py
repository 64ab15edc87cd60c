"""Citations of pandoc: ``[see @key, p. 3; @other]``, ``@key [p. 3]``, ``[-@key]``.

The grammar is that of pandoc's Markdown reader (manual, "Citation syntax"; the functions
``citeKey``, ``normalCite`` and ``textualCite`` of its source); tests/new/test_citations.py compares
what is found here with what pandoc finds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bookpress.new.pandoc.inline import closing_bracket, skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

_INTERNAL = r"[:.#$%&\-+?<>~/]"
KEY = re.compile(
    r"(?P<minus>-?)@(?:\{(?P<braced>[^{}\s]+)\}"
    rf"|(?P<key>\w(?:\w|{_INTERNAL}(?=\w)|[:/](?=/))*))"
)
_WORD_BEFORE = re.compile(r"[^\W_]\.?\Z")
# [text](address) and [text]{.class} are links and spans, whatever the text.
_LINK_OR_SPAN = re.compile(r"""\([^()\s]*(?:\s+["'][^()]*["'])?\)|\{""")


@dataclass(frozen=True)
class Citation:
    """One key, the words around it as they are written, and how it is cited.

    ``mode``: ``normal`` in brackets, ``author`` in running text, ``year`` behind a minus.
    """

    key: str
    prefix: str = ""
    suffix: str = ""
    mode: str = "normal"


@dataclass(frozen=True)
class Group:
    """Citations that stand together in ``text[start:end]``; the first may stand before them."""

    start: int
    end: int
    citations: tuple[Citation, ...]


def groups_in(text: str) -> Iterator[Group]:
    """Yield the groups of citations in the text of a block, in their order."""
    at = 0
    while at < len(text):
        after = skipped(text, at)
        group = None if after else _group_at(text, at)
        if group:
            yield group
        at = after or (group.end if group else at + 1)


def _group_at(text: str, at: int) -> Group | None:
    if text[at] == "[" and text[at - 1 : at] != "!":
        return _in_brackets(text, at)
    return _in_text(text, at) if text[at] in "@-" else None


def _key_at(text: str, at: int) -> re.Match[str] | None:
    """Return the key that stands here; a word right before it makes an address of it."""
    if _WORD_BEFORE.search(text, max(0, at - 2), at) or text[at - 1 : at + 1] == "--":
        return None
    return KEY.match(text, at)


def _name(found: re.Match[str]) -> str:
    return found["braced"] or found["key"]


def _in_text(text: str, at: int) -> Group | None:
    found = _key_at(text, at)
    if not found:
        return None
    mode = "year" if found["minus"] else "author"
    first = Citation(_name(found), mode=mode)
    blank = re.compile(r"[ \t]*\n?[ \t]*").match(text, found.end())
    start = blank.end() if blank else found.end()
    if text[start : start + 1] == "[" and text[start + 1 : start + 2] != "^":
        following = _in_brackets(text, start)
        if following:
            return Group(at, following.end, (first, *following.citations))
        end = closing_bracket(text, start)
        if end and text[end : end + 1] not in {"[", "("}:
            inside, *others = _parts(text[start + 1 : end - 1])
            rest = [_one(part) for part in others]
            if all(rest):
                alone = Citation(first.key, suffix=_words(inside), mode=mode)
                return Group(at, end, (alone, *(one for one in rest if one)))
    return Group(at, found.end(), (first,))


def _in_brackets(text: str, at: int) -> Group | None:
    end = closing_bracket(text, at)
    if not end or _LINK_OR_SPAN.match(text, end):
        return None
    found = [_one(part) for part in _parts(text[at + 1 : end - 1])]
    citations = tuple(one for one in found if one)
    return Group(at, end, citations) if len(citations) == len(found) else None


def _parts(text: str) -> list[str]:
    """Return what semicolons part, but for those in code, formulas and brackets."""
    parts, start, at = [], 0, 0
    while at < len(text):
        if text[at] == ";":
            parts.append(text[start:at])
            start = at + 1
        inner = closing_bracket(text, at) if text[at] == "[" else 0
        at = skipped(text, at) or inner or at + 1
    return [*parts, text[start:]]


def _one(text: str) -> Citation | None:
    """Return the citation that a part in brackets is, or None."""
    at = 0
    while at < len(text):
        found = _key_at(text, at) if text[at] in "@-" else None
        if found:
            mode = "year" if found["minus"] else "normal"
            before, behind = _words(text[:at]), _words(text[found.end() :])
            return Citation(_name(found), before, behind, mode)
        inner = closing_bracket(text, at) if text[at] == "[" else 0
        at = skipped(text, at) or inner or at + 1
    return None


def _words(text: str) -> str:
    """Return words on one line, less the comma that parts them from their key."""
    return " ".join(text.split()).removeprefix(",").strip()
