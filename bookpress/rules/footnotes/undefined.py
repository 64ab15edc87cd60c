"""A footnote mark has no footnote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.footnotes._notes import BY_ORDER, doubles, meant, unreferenced, unresolved
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book


@rule("error")
def undefined(book: Book) -> Iterator[Report]:
    """Yield the first mark of each label that no footnote of the same page has."""
    elsewhere = {note.label for document in book.documents for note in document.footnotes}
    elsewhere.difference_update(BY_ORDER)
    for document in book.documents:
        free, open_ = unreferenced(document), unresolved(document)
        if len(open_) == doubles(document) and not free:
            continue  # footnotes.duplicate: the note is there, under the label of another
        for label, marks in open_.items():
            if label in elsewhere:
                continue  # footnotes.in-other-chapter
            near = meant(label, free, len(open_))
            advice = f"; did you mean [^{near}]?" if near else f": write [^{label}]: text"
            also = f" (also in line {marks[1].place.line})" if len(marks) > 1 else ""
            yield marks[0].place, f"[^{label}] has no footnote on this page{advice}{also}"
