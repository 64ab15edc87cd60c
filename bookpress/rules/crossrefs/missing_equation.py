"""A reference points to a formula that the book does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._places import also
from bookpress.rules.crossrefs._targets import near
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, Place


@rule("error")
def missing_equation(book: Book) -> Iterator[Report]:
    """Yield each unknown label of a formula once, where it is referred to first."""
    labels = {
        label.name
        for document in book.documents
        for label in document.labels
        if label.kind in ("equation", "meant")
    }
    places: dict[str, list[Place]] = {}
    for document in book.documents:
        for reference in document.references:
            if reference.role in ("eq", "math:numref") and reference.target not in labels:
                places.setdefault(reference.target, []).append(reference.place)
    for target, where in places.items():
        told = f"no formula has the label “{target}”{near(target, labels)}"
        yield where[0], told + also(where[1:])
