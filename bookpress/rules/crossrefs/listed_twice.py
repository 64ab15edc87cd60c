"""A chapter is named twice where that spoils its number, or the page that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.crossrefs._contents import lines_of, numbered
from bookpress.rules.crossrefs._targets import names_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book


@rule("error")
def listed_twice(book: Book) -> Iterator[Report]:
    """Yield each line of a ``{toctree}`` that names its own page, or numbers a chapter again."""
    names = names_of(book)
    for document in book.documents:
        for entry, found, before in lines_of(document, book, names):
            if not entry.glob and document.name in found:
                yield entry.place, f"these contents name their own page, “{entry.target}”"
            elif before:
                line = before.place.line
                told = f"“{entry.target}” stands in line {line} of these contents too"
                yield entry.place, f"{told}, which spoils the numbers; delete one"
    for one in numbered(book):
        if one.again:
            told = f"“{one.name}” has its number from other contents, and Sphinx leaves to chance"
            how = "take it, or a :numbered:, out of one of them"
            yield one.entry.place, f"{told} which it keeps; {how}"
