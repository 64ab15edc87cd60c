"""An entry takes its data from one that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rule import Report, rule
from bookpress.rules.bibliography._entries import troubles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


@rule("error")
def dangling_crossref(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each parent or relative of an entry that no entry is."""
    return troubles(bibliography, "dangling-crossref")
