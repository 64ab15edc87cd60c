"""A figure or a table has a label, and no text refers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.crossrefs._targets import folded
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book


@rule("info")
def never_mentioned(book: Book) -> Iterator[Report]:
    """Yield each labelled figure and table that nothing points to."""
    mentioned = {
        folded(reference.target.rpartition("#")[2])
        for document in book.documents
        for reference in document.references
    }
    for document in book.documents:
        for label in document.labels:
            if label.kind in ("figure", "table") and folded(label.name) not in mentioned:
                advice = f"say what it shows: {{numref}}`{label.name}`"
                told = f"no text refers to the {label.kind} “{label.name}”"
                yield (
                    label.place,
                    f"{told}; {advice}",
                )
