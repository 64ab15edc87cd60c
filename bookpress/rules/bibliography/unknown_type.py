"""An entry has a type that nobody knows."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule
from bookpress.rules.bibliography._entries import sound_entries
from bookpress.rules.bibliography._types import TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


@rule("warning")
def unknown_type(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each entry whose type neither BibTeX nor biblatex has."""
    for entry in sound_entries(bibliography):
        if entry.kind not in TYPES and not re.fullmatch("custom[a-f]", entry.kind):
            near = get_close_matches(entry.kind, sorted(TYPES), 1)
            advice = f"; did you mean @{near[0]}?" if near else "; @misc takes what has no type"
            yield entry.place, f"there is no type @{entry.kind}{advice}"
