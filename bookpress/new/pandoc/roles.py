"""Citations and cross-references of pandoc and Quarto, written as roles of MyST."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from bookpress.new.pandoc.citations import Citation, Group, groups_in
from bookpress.new.pandoc.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

# Quarto: "Cross References". What has no number in MyST is told.
_NUMBERED = ("sec", "fig", "tbl", "lst", "eq")
_UNNUMBERED = (
    "thm",
    "lem",
    "cor",
    "prp",
    "cnj",
    "def",
    "exm",
    "exr",
    "tip",
    "nte",
    "wrn",
    "imp",
    "cau",
)
_CROSS_REFERENCE = re.compile(rf"(?P<kind>{'|'.join((*_NUMBERED, *_UNNUMBERED))})-.", re.IGNORECASE)
_ROLES = {"normal": "cite", "author": "cite:t", "year": "cite:yearpar"}
_MARKUP = re.compile(r"[{}`*$\\\[\]<>]|@\w|\^")
_KEY_OF_MYST = re.compile(r"[^{}\s,`]+")


def convert_text(text: str, line: int) -> tuple[str, list[Notice]]:
    """Convert what a block cites and refers to.

    Args:
        text: the block as it is written.
        line: of the page, on which it begins.

    Returns:
        the same text with roles, of as many lines, and what stands as it was.
    """
    pieces, notices, at = [], [], 0
    for group in groups_in(text):
        here = line + text.count("\n", 0, group.start)
        written = text[group.start : group.end]
        told = _why_not(group)
        if told:
            notices.append(Notice(here, f"“{' '.join(written.split())}” {told}"))
            continue
        new = _converted(group) + "\n" * written.count("\n")
        pieces += [text[at : group.start], new]
        at = group.end
    return "".join([*pieces, text[at:]]), notices


def _why_not(group: Group) -> str:
    """Return why a group cannot be converted; empty if it can."""
    for one in group.citations:
        kind = _kind(one)
        if kind in _UNNUMBERED:
            return f"refers to {one.key}, and MyST numbers no such thing: write a link"
        if kind and one.suffix:
            return "has words behind a cross-reference: write them behind the role"
        if not kind and not _KEY_OF_MYST.fullmatch(one.key):
            return "holds a key that MyST cannot cite: name the work otherwise"
        if _MARKUP.search(one.prefix + one.suffix):
            return "has markup around a key, where MyST takes plain words: write them outside"
    return ""


def _kind(citation: Citation) -> str:
    found = _CROSS_REFERENCE.match(citation.key)
    return found["kind"].lower() if found else ""


def _converted(group: Group) -> str:
    """Return the roles of a group: neighbours of one kind stand together."""
    parts: list[str] = []
    for kind, found in groupby(group.citations, lambda one: bool(_kind(one))):
        same = list(found)
        parts += [", ".join(map(_reference, same))] if kind else _roles(same)
    return (" " if group.citations[0].mode == "author" else ", ").join(parts)


def _reference(citation: Citation) -> str:
    """Return a reference by number: ``-@fig-x`` is the number alone, a prefix the word before it.

    Formulas are always called as the press calls them.
    """
    label = citation.key[0].lower() + citation.key[1:]
    if _kind(citation) == "eq":
        return f"{{eq}}`{label}`"
    if citation.prefix or citation.mode == "year":
        words = f"{citation.prefix} {{number}}".strip()
        return f"{{numref}}`{words} <{label}>`"
    return f"{{numref}}`{label}`"


def _roles(works: list[Citation]) -> Iterator[str]:
    """Yield a role for each run of works that are cited in the same way."""
    for mode, found in groupby(works, lambda one: one.mode):
        yield f"{{{_ROLES[mode]}}}`{','.join(map(_in_role, found))}`"


def _in_role(work: Citation) -> str:
    before = f"{{{work.prefix}}}" if work.prefix else ""
    behind = f"{{{work.suffix}}}" if work.suffix else ""
    return f"{before}{work.key}{behind}"
