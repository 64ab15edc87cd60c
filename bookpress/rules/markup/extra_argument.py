"""A directive is given more arguments than it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._troubles import troubles_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def extra_argument(page: Page) -> Iterator[Report]:
    """Yield each word too many behind the name of a directive."""
    yield from troubles_of(page, "markup.extra-argument")
