"""The reStructuredText of {eval-rst} is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._troubles import troubles_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def broken_rst(page: Page) -> Iterator[Report]:
    """Yield the first fault of each piece that docutils finds."""
    yield from troubles_of(page, "markup.broken-rst")
