"""A field has a name that is nearly one of BibTeX’s or biblatex’s."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.bibliography._entries import sound_entries
from bookpress.rules.bibliography._fields import meant_field
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


@rule("warning")
def unknown_field(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each field that looks misspelt; a name far from all others is its author’s own."""
    for entry in sound_entries(bibliography):
        for field in entry.fields:
            meant = meant_field(field.name) if field.value.strip() else ""
            if meant:
                yield field.place, f"“{field.name}” is no field; did you mean “{meant}”?"
