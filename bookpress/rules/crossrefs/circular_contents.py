"""Tables of contents hold each other, so that no chapter is the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.crossrefs._contents import circular
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book


@rule("error")
def circular_contents(book: Book) -> Iterator[Report]:
    """Yield each line of a ``{toctree}`` that closes a circle of chapters."""
    for entry, way in circular(book):
        yield entry.place, f"these contents lead back to their page: {' → '.join(way)}"
