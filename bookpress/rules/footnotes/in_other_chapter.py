"""A footnote mark stands in one chapter, its footnote in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.footnotes._notes import BY_ORDER, unresolved
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book


@rule("error")
def in_other_chapter(book: Book) -> Iterator[Report]:
    """Yield the first mark of each label whose footnote another page has."""
    where = {note.label: note.place for document in book.documents for note in document.footnotes}
    for document in book.documents:
        for label, marks in unresolved(document).items():
            if label in where and label not in BY_ORDER:
                place = where[label]
                told = f"the footnote of [^{label}] stands in {place.path}:{place.line}"
                yield marks[0].place, f"{told}; a note must stand on the page of its mark"
