"""A directive lacks the argument that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._troubles import troubles_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def missing_argument(page: Page) -> Iterator[Report]:
    """Yield each directive without its title, version or name."""
    yield from troubles_of(page, "markup.missing-argument")
