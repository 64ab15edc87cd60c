"""Code is not in the language that it is said to be in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._troubles import troubles_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def unlexable_code(page: Page) -> Iterator[Report]:
    """Yield the first sign of each listing that its lexer can’t read."""
    yield from troubles_of(page, "markup.unlexable-code", "misc.highlighting_failure")
