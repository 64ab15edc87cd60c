"""The content of a directive is not what the directive is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._troubles import troubles_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def malformed_content(page: Page) -> Iterator[Report]:
    """Yield each table without a table, caption that is a list, or glossary that is none."""
    yield from troubles_of(page, "markup.malformed-content")
