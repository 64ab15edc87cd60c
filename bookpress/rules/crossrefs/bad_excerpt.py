"""A page shows a part of a file, and the part is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book


@rule("error")
def bad_excerpt(book: Book) -> Iterator[Report]:
    """Yield each option that takes nothing out of the file that a page shows or includes."""
    for kind, place, told in book.parse_errors:
        if kind == "crossrefs.bad-excerpt":
            yield place, told
