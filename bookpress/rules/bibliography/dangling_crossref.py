"""An entry takes its data from one that is not there."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule
from bookpress.rules.bibliography._entries import fields_called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


@rule("error")
def dangling_crossref(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each parent or relative of an entry that no entry is."""
    keys = {key.lower(): key for key in bibliography.keys()}  # noqa: SIM118 - a method
    named = ("crossref", "xdata", "xref", "related", "entryset")
    for _, field in fields_called(bibliography, *named):
        for key in field.value.split(","):
            if key.strip() and key.strip().lower() not in keys:
                near = get_close_matches(key.strip(), sorted(keys.values()), 1)
                advice = f"; did you mean “{near[0]}”?" if near else ""
                yield field.place, f"{field.name}: no work has the key “{key.strip()}”{advice}"
