"""Lists and quotes stand in each other so deep that Markdown drops them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page

_OURS = "markup.nested-too-deep"


@rule("error")
def nested_too_deep(page: Page) -> Iterator[Report]:
    """Yield the first line of a text that is too deep for the parser."""
    told = "lists and quotes stand in each other too deep: readers see nothing of this"
    for kind, place, _ in page.parse_errors:
        if kind == _OURS:
            yield place, f"{told}, and may miss the rest of the page; nine lists are the most"
