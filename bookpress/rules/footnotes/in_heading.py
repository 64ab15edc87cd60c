"""A footnote mark stands in a heading, and so in the contents and the running heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("info")
def in_heading(page: Page) -> Iterator[Report]:
    """Yield each footnote mark in a heading."""
    for mark in page.document.marks:
        if mark.inside[-1:] == ("heading",):
            told = "a footnote in a heading is repeated in the contents and the running heads"
            yield mark.place, f"{told}; put it into the first sentence below"
