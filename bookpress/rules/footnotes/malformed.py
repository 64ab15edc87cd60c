"""A footnote mark or the head of a footnote is written so that it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._markup import malformed_notes
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def malformed(page: Page) -> Iterator[Report]:
    """Yield each slip in the brackets, the caret, the label or the colon of a footnote."""
    for kind, place, text in page.parse_errors:
        if kind == "footnotes.malformed":
            yield place, text
    for block in page.blocks:
        yield from malformed_notes(block)
