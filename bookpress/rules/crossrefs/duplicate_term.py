"""Two entries of the glossary have the same term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, Term


@rule("error")
def duplicate_term(book: Book) -> Iterator[Report]:
    """Yield each term that an earlier entry has."""
    first: dict[str, Term] = {}
    for document in book.documents:
        for term in document.terms:
            earlier = first.setdefault(term.name, term)
            if earlier.place != term.place:
                where = f"{earlier.place.path}:{earlier.place.line}"
                yield term.place, f"the term “{term.name}” stands in {where} too; join the two"
