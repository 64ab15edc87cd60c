"""A line ends between two Chinese characters, and readers see a blank there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.text.chinese.characters import is_wide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("info")
def soft_break(page: Page) -> Iterator[Report]:
    """Yield the first such line end of each block; the press mends them all."""
    if page.settings.press:
        return
    for block in page.blocks:
        for before, span, behind in zip(
            block.spans, block.spans[1:], block.spans[2:], strict=False
        ):
            ends = span.kind == "break" and span.name == "soft"
            if ends and is_wide(before.text[-1:]) and is_wide(behind.text[:1]):
                told = "this line end becomes a blank between two Chinese characters"
                yield span.place, f"{told}; go on in the same line, or use the press"
                break
