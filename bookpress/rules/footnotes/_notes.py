"""Which marks of a page have no footnote, which footnotes no mark, and which belong together."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bookpress.facts import Document, FootnoteMark


BY_ORDER = ("#", "*")  # notes of reStructuredText without a name: each belongs to a mark by order
_MANY = 10_000  # comparisons of labels


def unresolved(document: Document) -> dict[str, list[FootnoteMark]]:
    """Return the well-formed marks without a footnote, by label."""
    marks = [mark for mark in document.marks if not mark.malformed]
    defined = {note.label for note in document.footnotes}
    found: dict[str, list[FootnoteMark]] = {}
    for mark in marks:
        if mark.label not in defined:
            found.setdefault(mark.label, []).append(mark)
    return found


def unreferenced(document: Document) -> list[str]:
    """Return the labels of the well-formed footnotes without a mark."""
    marked = {mark.label for mark in document.marks}
    begun = tuple(mark.label for mark in document.marks if mark.malformed)
    return [
        note.label
        for note in document.footnotes
        if not note.malformed
        and note.label not in marked
        and not any(label.startswith(note.label) for label in begun)
    ]


def doubles(document: Document) -> int:
    """Return how many footnotes have the label of an earlier one."""
    labels = [note.label.lower() for note in document.footnotes if not note.malformed]
    return len(labels) - len(set(labels))


def meant(label: str, free: list[str], count: int) -> str:
    """Return the footnote that a mark was meant for.

    Args:
        label: the mark's, which no footnote has.
        free: the labels of the footnotes without a mark.
        count: how many labels of marks have no footnote.
    """
    if count * len(free) > _MANY:
        return ""  # to compare all with all takes too long, and would help nobody
    free = [other for other in free if other not in BY_ORDER]
    near = get_close_matches(label, free, 1, 0.6)
    if near:
        return near[0]
    return free[0] if len(free) == 1 and count == 1 else ""
