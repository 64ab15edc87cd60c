"""Two footnotes of a page have the same label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, Footnote


@rule("error")
def duplicate(book: Book) -> Iterator[Report]:
    """Yield each footnote whose label an earlier one has."""
    for document in book.documents:
        first: dict[str, Footnote] = {}
        for note in document.footnotes:
            earlier = first.setdefault(note.label.lower(), note)
            if earlier is not note and not note.malformed and earlier.place != note.place:
                where = f"line {earlier.place.line}"
                yield note.place, f"[^{note.label}] is defined in {where} already; rename one"
