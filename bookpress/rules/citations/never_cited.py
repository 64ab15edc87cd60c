"""A citation of docutils, ``.. [label] text``, is cited nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.crossrefs._targets import folded
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book


@rule("warning")
def never_cited(book: Book) -> Iterator[Report]:
    """Yield each such citation that no page cites."""
    cited = {
        folded(reference.target)
        for document in book.documents
        for reference in document.references
        if reference.role == "citation"
    }
    for document in book.documents:
        for label in document.labels:
            # Of a file that is included in part the references are not known.
            own = label.kind == "citation" and label.place.path == document.path
            if own and folded(label.name) not in cited:
                told = f"nothing cites [{label.name}]_; cite it, or delete it"
                yield label.place, told
