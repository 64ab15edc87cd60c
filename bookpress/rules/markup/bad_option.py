"""An option has a value that its directive can’t use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._troubles import troubles_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def bad_option(page: Page) -> Iterator[Report]:
    """Yield each value that a build drops, or stops at."""
    yield from troubles_of(page, "markup.bad-option", "myst.directive_option")
