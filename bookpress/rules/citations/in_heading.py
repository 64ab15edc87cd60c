"""A heading cites a work, and so do the contents and the running heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("warning")
def in_heading(page: Page) -> Iterator[Report]:
    """Yield each citation in a heading."""
    for citation in page.document.citations:
        if citation.role and citation.inside[-1:] == ("heading",):
            told = "a citation in a heading is repeated in the contents and the running heads"
            yield citation.place, f"{told}; cite in the first sentence below it"
