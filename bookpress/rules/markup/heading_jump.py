"""A heading is more than one level below the heading that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._troubles import troubles_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def heading_jump(page: Page) -> Iterator[Report]:
    """Yield each heading that skips a level."""
    yield from troubles_of(page, "markup.heading-jump", "myst.header")
