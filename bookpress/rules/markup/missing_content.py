"""A directive that must hold something is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._troubles import troubles_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def missing_content(page: Page) -> Iterator[Report]:
    """Yield each empty note, table, or listing."""
    yield from troubles_of(page, "markup.missing-content")
