"""The key of a work stands in the text as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book


@rule("warning")
def bare_key(book: Book) -> Iterator[Report]:
    """Yield each word of the prose that is a key of the bibliography with a digit in it."""
    keys = {
        key for key in frozenset(book.bibliography.keys()) if any(sign.isdigit() for sign in key)
    }
    for document in book.documents:
        for word, place in document.keylike:
            key = word.rstrip(".:,")
            if key in keys:
                yield place, f"readers would see the key “{key}”: write {{cite}}`{key}`"
