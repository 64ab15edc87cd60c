"""An entry has a type that nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.bibliography._entries import parse_errors
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


@rule("warning")
def unknown_type(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each entry whose type neither BibTeX nor biblatex has."""
    return parse_errors(bibliography, "unknown-type")
