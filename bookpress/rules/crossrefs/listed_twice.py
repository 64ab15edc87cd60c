"""One table of contents names a chapter twice, or the page that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.crossrefs._contents import lines_of
from bookpress.rules.crossrefs._targets import names_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book


@rule("error")
def listed_twice(book: Book) -> Iterator[Report]:
    """Yield each line of a ``{toctree}`` that names a chapter again, or its own page."""
    names = names_of(book)
    for document in book.documents:
        for entry, found, before in lines_of(document, book, names):
            if not entry.glob and document.name in found:
                yield entry.place, f"these contents name their own page, “{entry.target}”"
            elif before:
                line = before.place.line
                told = f"“{entry.target}” stands in line {line} of these contents too"
                yield entry.place, f"{told}, which spoils the numbers; delete one"
