"""An expression of tags can’t be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._troubles import troubles_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def bad_expression(page: Page) -> Iterator[Report]:
    """Yield each expression of {only} that Sphinx can’t evaluate."""
    yield from troubles_of(page, "markup.bad-expression")
