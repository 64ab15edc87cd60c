"""Words for several places, where a fault is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bookpress.facts import Place

_ENOUGH = 3  # places that a message names


def also(places: Sequence[Place]) -> str:
    """Return words for the further places of a fault, for the end of a message."""
    if not places:
        return ""
    shown = ", ".join(f"{place.path}:{place.line}" for place in places[:_ENOUGH])
    return f" (also {shown}{', ...' if len(places) > _ENOUGH else ''})"
