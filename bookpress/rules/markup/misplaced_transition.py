"""A line across the page stands where it parts nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._troubles import troubles_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def misplaced_transition(page: Page) -> Iterator[Report]:
    """Yield each line at the end, below a heading, or inside another block."""
    yield from troubles_of(page, "markup.misplaced-transition")
