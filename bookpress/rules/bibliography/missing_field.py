"""An entry lacks a field that its type needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.bibliography._fields import meant_field
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


@rule("warning")
def missing_field(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each work and the fields that it needs and nothing gives."""
    for work in bibliography.works:
        for need in work.lacks:
            meant = {meant_field(field.name) for field in work.fields}
            if meant.isdisjoint(need):  # else it is bibliography.unknown-field
                yield work.place, work.without(need)
