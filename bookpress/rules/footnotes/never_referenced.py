"""A footnote has no mark, so that no reader ever sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.footnotes._notes import BY_ORDER, meant, unreferenced, unresolved
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book


@rule("warning")
def never_referenced(book: Book) -> Iterator[Report]:
    """Yield each footnote whose label no mark of the page has."""
    marked = {label for document in book.documents for label in unresolved(document)} - {*BY_ORDER}
    for document in book.documents:
        open_ = unresolved(document)
        free = unreferenced(document)
        if len(free) <= sum(not mark.label for mark in document.marks):
            continue  # footnotes.pasted-mark: the marks are there, and look otherwise
        taken = {meant(label, free, len(open_)) for label in open_}
        for note in document.footnotes:
            if note.label in free and note.label not in taken and note.label not in marked:
                told = f"no mark [^{note.label}] leads to this footnote"
                yield note.place, f"{told}; set one, or delete the note"
