"""A value is the name of a string that nobody defined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.bibliography._entries import parse_errors
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


@rule("error")
def unknown_string(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each such fault that the reader of .bib files met."""
    return parse_errors(bibliography, "unknown-string")
