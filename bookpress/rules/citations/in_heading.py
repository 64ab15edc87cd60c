"""A heading cites a work, and so do the contents and the running heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("warning")
def in_heading(page: Page) -> Iterator[Report]:
    """Yield the first citation in each heading."""
    told_in = set()
    for citation in page.document.citations:
        heading = citation.inside[-1:] == ("heading",) and citation.place.line not in told_in
        if citation.role and heading:
            told_in.add(citation.place.line)
            told = "a citation in a heading is repeated in the contents and the running heads"
            yield citation.place, f"{told}; cite in the first sentence below it"
