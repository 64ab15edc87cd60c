"""Two entries have the same key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography, Place


@rule("error")
def duplicate_key(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each entry whose key an earlier one has, in whatever case."""
    first: dict[str, tuple[str, Place]] = {}
    for entry in bibliography.entries:
        if not entry.key:
            continue
        name, place = first.setdefault(entry.key.lower(), (entry.key, entry.place))
        if place != entry.place:
            where = f"line {place.line}"
            if place.path != entry.place.path:
                where = f"{place.path}:{place.line}"
            case = "" if name == entry.key else f", there written “{name}”"
            yield entry.place, f"the key “{entry.key}” is taken in {where}{case}; give it another"
