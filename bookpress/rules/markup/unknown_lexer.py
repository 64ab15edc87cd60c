"""Code is in a language that Pygments does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._troubles import troubles_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def unknown_lexer(page: Page) -> Iterator[Report]:
    """Yield each name of a language that colours nothing."""
    yield from troubles_of(page, "markup.unknown-lexer", "misc.highlighting_failure")
