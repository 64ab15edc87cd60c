"""An entry lacks a field that its type needs."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule
from bookpress.rules.bibliography._entries import sound_entries
from bookpress.rules.bibliography._types import FIELDS, NEAR, NEEDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography, Entry


@rule("warning")
def missing_field(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each entry and the fields that it needs and nothing gives."""
    by_key = {entry.key.lower(): entry for entry in bibliography.entries}
    for entry in sound_entries(bibliography):
        names = {field.name for field in entry.fields if field.value.strip()}
        names |= _inherited(entry, by_key)
        for choice in NEEDS.get(entry.kind, ()):
            if names.isdisjoint(choice) and not _misspelt(entry, choice):
                yield entry.place, f"“{entry.key}” (@{entry.kind}) has no {' or '.join(choice[:2])}"


def _inherited(entry: Entry, by_key: dict[str, Entry]) -> set[str]:
    """Return the names of the fields that other entries give to this one."""
    keys = f"{entry.get('crossref')},{entry.get('xdata')}".lower().split(",")
    parents = [by_key[key.strip()] for key in keys if key.strip() in by_key]
    names = {field.name for parent in parents for field in parent.fields}
    if any(key.strip() and key.strip() not in by_key for key in keys):
        return set(FIELDS)  # bibliography.dangling-crossref
    return names | ({"booktitle"} if "title" in names else set())


def _misspelt(entry: Entry, choice: tuple[str, ...]) -> bool:
    """Tell whether a field has one of these names but for a slip: bibliography.unknown-field."""
    unknown = [field.name for field in entry.fields if field.name not in FIELDS]
    return any(get_close_matches(name, choice, 1, NEAR) for name in unknown)
