"""A link or a cross-reference is written so that it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._links import broken_links
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


_NOWHERE = ("", "#", "http://", "https://")


@rule("error")
def broken_link_syntax(page: Page) -> Iterator[Report]:
    """Yield each slip in the brackets, braces and backticks of links and references."""
    for block in page.blocks:
        if block.kind in ("code", "formula", "html", "index"):
            continue
        yield from broken_links(block)
        for span in block.spans:
            if span.kind == "link" and span.target in _NOWHERE and span.source.endswith(")"):
                yield span.place, "this link has no address: write [text](address)"
