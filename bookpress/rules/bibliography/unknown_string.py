"""A value is the name of a string that nobody defined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rule import Report, rule
from bookpress.rules.bibliography._entries import troubles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


@rule("error")
def unknown_string(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each such fault that the reader of .bib files met."""
    return troubles(bibliography, "unknown-string")
