"""A citation writes a key with other capitals than the .bib file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book


@rule("error")
def key_differs_in_case(book: Book) -> Iterator[Report]:
    """Yield each citation whose key an entry has but for its capitals."""
    keys = book.bibliography.keys()
    entries = {entry.key.lower(): entry for entry in book.bibliography.entries}
    for document in book.documents:
        for key, role, place, _ in document.citations:
            entry = entries.get(key.lower())
            if role and entry is not None and key not in keys:
                where = f"{entry.place.path}:{entry.place.line}"
                yield place, f"“{key}” is written “{entry.key}” in {where}; write it so here"
