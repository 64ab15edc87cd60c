"""An entry takes its data from one that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.bibliography._entries import parse_errors
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


@rule("error")
def dangling_crossref(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each parent or relative of an entry that no entry is."""
    return parse_errors(bibliography, "dangling-crossref")
