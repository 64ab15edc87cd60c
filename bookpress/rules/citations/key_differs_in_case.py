"""A citation writes a key with other capitals than the .bib file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._places import also
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, Place


@rule("error")
def key_differs_in_case(book: Book) -> Iterator[Report]:
    """Yield each key that an entry has but for its capitals, once, where it is cited first."""
    keys = book.bibliography.keys()
    entries = {entry.key.lower(): entry for entry in book.bibliography.entries}
    places: dict[str, list[Place]] = {}
    for document in book.documents:
        for key, role, place, _ in document.citations:
            if role and key not in keys and key.lower() in entries:
                places.setdefault(key, []).append(place)
    for key, where in places.items():
        entry = entries[key.lower()]
        told = f"“{key}” is written “{entry.key}” in {entry.place.path}:{entry.place.line}"
        yield where[0], f"{told}; write it so here{also(where[1:])}"
