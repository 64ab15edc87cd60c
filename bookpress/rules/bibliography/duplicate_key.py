"""Two entries have the same key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.bibliography._entries import parse_errors
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


@rule("error")
def duplicate_key(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each entry whose key an earlier one has, in whatever case."""
    return parse_errors(bibliography, "duplicate-key")
