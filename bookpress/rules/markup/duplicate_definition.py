"""The address of a label is defined twice on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._troubles import troubles_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def duplicate_definition(page: Page) -> Iterator[Report]:
    """Yield each second definition, which no link leads to."""
    yield from troubles_of(page, "markup.duplicate-definition", "myst.duplicate_def")
