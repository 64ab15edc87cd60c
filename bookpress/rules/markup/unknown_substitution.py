"""A substitution has no such name, or is no expression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._troubles import troubles_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def unknown_substitution(page: Page) -> Iterator[Report]:
    """Yield each {{ name }} that nobody defines."""
    yield from troubles_of(page, "markup.unknown-substitution", "myst.substitution")
