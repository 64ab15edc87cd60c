"""An emphasis beside Chinese characters stays as stars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._emphasis import dead_emphasis_in
from bookpress.rules._plain_text import flow
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def dead_emphasis(page: Page) -> Iterator[Report]:
    """Yield each emphasis that CommonMark does not take, because of the characters around it."""
    for block in page.blocks:
        if "*" in block.source or "__" in block.source or "~~" in block.source:
            text = flow(block)
            for pair in dead_emphasis_in(text, page.settings):
                told = (
                    f"“{pair.source}” stays as it is: Markdown sees no emphasis beside these signs"
                )
                yield text.place(pair.start), f"{told}; put the punctuation outside of it"
