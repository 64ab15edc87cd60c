"""A page can’t be read, as a whole or in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def unreadable(page: Page) -> Iterator[Report]:
    """Yield what the reader of pages could not take."""
    for kind, place, text in page.parse_errors:
        if kind == "markup.unreadable":
            yield place, text
