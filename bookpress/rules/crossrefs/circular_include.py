"""A file includes itself, by way of others perhaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.crossrefs._circles import circles
from bookpress.rules.crossrefs._targets import path_from
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, FileUse


@rule("error")
def circular_include(book: Book) -> Iterator[Report]:
    """Yield each ``{include}`` that closes a circle."""
    uses = {
        (use.place.path, use.place.line, use.target): use
        for document in book.documents
        for use in document.files
        if use.kind == "include"
    }
    includes: dict[str, list[tuple[str, FileUse]]] = {}
    for use in uses.values():
        target = path_from(use.place, use.target, book.settings.source)
        includes.setdefault(use.place.path, []).append((target, use))
    for use, way in circles(includes):
        yield use.place, f"this file includes itself: {' → '.join(way)}"
