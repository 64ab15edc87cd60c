"""A footnote mark or the head of a footnote is written so that it is none."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule
from bookpress.rules._markup import malformed_notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def malformed(page: Page) -> Iterator[Report]:
    """Yield each slip in the brackets, the caret, the label or the colon of a footnote."""
    for kind, place, text in page.troubles:
        if kind == "footnotes.malformed":
            yield place, text
    defined = {note.label for note in page.document.footnotes if not note.malformed}
    counts = Counter(mark.label for mark in page.document.marks)
    for block in page.blocks:
        yield from malformed_notes(block)
        first = block.spans[0] if block.spans else None
        if (
            first is not None
            and first.kind == "mark"
            and block.kind == "paragraph"
            and not re.match(r"[ \t]*[:：]", block.source[len(first.source) :])
            and first.text not in defined
            and counts[first.text] > 1
        ):
            told = f"a colon is missing behind “{first.source}”"
            yield first.place, f"{told}: write {first.source}: text"
