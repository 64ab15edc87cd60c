"""Tables of contents hold each other, so that no chapter is the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.crossrefs._circles import circles
from bookpress.rules.crossrefs._contents import lines_of
from bookpress.rules.crossrefs._targets import names_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, TocEntry


@rule("error")
def circular_contents(book: Book) -> Iterator[Report]:
    """Yield each line of a ``{toctree}`` that closes a circle of chapters."""
    names = names_of(book)
    below: dict[str, list[tuple[str, TocEntry]]] = {}
    for document in book.documents:
        if document.toc:
            below[document.name] = [
                (name, line.entry)
                for line in lines_of(document, book, names)
                for name in line.chapters
                if name != document.name  # crossrefs.listed-twice
            ]
    for entry, way in circles(below, book.settings.root):
        yield entry.place, f"these contents lead back to their page: {' → '.join(way)}"
