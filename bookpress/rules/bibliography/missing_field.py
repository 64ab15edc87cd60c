"""An entry lacks a field that its type needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule
from bookpress.rules.bibliography._entries import plain, sound_entries
from bookpress.rules.bibliography._types import FIELDS, NEEDS, meant_field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography, Entry


_PLACEHOLDER = re.compile(
    r"|TODO|TBD|TBA|FIXME|XXX+|[?？]+|\.{3}|…+|-+|待补充?|待定",
    re.IGNORECASE,
)


@rule("warning")
def missing_field(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each entry and the fields that it needs and nothing gives."""
    by_key = {entry.key.lower(): entry for entry in bibliography.entries}
    for entry in sound_entries(bibliography):
        names = {field.name for field in entry.fields if _says_something(field.value)}
        names |= _inherited(entry, by_key)
        meant = {meant_field(field.name) for field in entry.fields}  # bibliography.unknown-field
        for choice in NEEDS.get(entry.kind, ()):
            if names.isdisjoint(choice) and meant.isdisjoint(choice):
                yield entry.place, f"“{entry.key}” (@{entry.kind}) has no {' or '.join(choice[:2])}"


def _inherited(entry: Entry, by_key: dict[str, Entry]) -> set[str]:
    """Return the names of the fields that other entries give to this one."""
    keys = f"{entry.get('crossref')},{entry.get('xdata')}".lower().split(",")
    parents = [by_key[key.strip()] for key in keys if key.strip() in by_key]
    names = {field.name for parent in parents for field in parent.fields}
    if any(key.strip() and key.strip() not in by_key for key in keys):
        return set(FIELDS)  # bibliography.dangling-crossref
    return names | ({"booktitle"} if "title" in names else set())


def _says_something(value: str) -> bool:
    """Tell whether a value is more than a placeholder."""
    return not _PLACEHOLDER.fullmatch(plain(value))
