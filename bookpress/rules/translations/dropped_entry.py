"""A comment behind a message makes Sphinx drop its translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book


@rule("error")
def dropped_entry(book: Book) -> Iterator[Report]:
    """Yield each ``#~|`` right behind a message in use; the press reads catalogs by itself."""
    for catalog in () if book.settings.press else book.catalogs:
        for kind, place, told in catalog.parse_errors:
            if kind == "translations.dropped-entry":
                yield place, told
