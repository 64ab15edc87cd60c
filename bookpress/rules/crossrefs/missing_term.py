"""A reference names a term that the glossary does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._places import also
from bookpress.rules.crossrefs._targets import near
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, Place


_VERY_LIKE = 0.85


@rule("error")
def missing_term(book: Book) -> Iterator[Report]:
    """Yield each unknown term once, where it is referred to first.

    Where intersphinx names other books, theirs are not known: then only what is very like an own
    term is told.
    """
    elsewhere = book.settings.elsewhere
    terms = {term.name for document in book.documents for term in document.terms}
    lower = {" ".join(term.lower().split()) for term in terms}
    places: dict[str, list[Place]] = {}
    for document in book.documents:
        for reference in document.references:
            name = " ".join(reference.target.lower().split())
            if reference.role == "term" and name not in lower and not name.startswith("!"):
                places.setdefault(reference.target, []).append(reference.place)
    for target, where in places.items():
        suggestion = near(target, terms, _VERY_LIKE) if elsewhere else near(target, terms)
        if suggestion or not elsewhere:
            yield where[0], f"the glossary has no term “{target}”{suggestion}{also(where[1:])}"
