"""A footnote was swallowed by the text before it, or lost its second paragraph."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Block, Footnote, Page


_HEAD = re.compile(r"^[ \t>]*\[\^(?P<label>[^\[\]\s]+)\]:", re.MULTILINE)


@rule("warning")
def absorbed(page: Page) -> Iterator[Report]:
    """Yield each footnote inside other text, and each paragraph that one left behind."""
    for block in page.blocks:
        yield from _swallowed(block)
    notes = {note.place.line: note for note in page.document.footnotes if not note.malformed}
    for before, block in pairwise(page.blocks):
        note = _left_behind(before, block, notes)
        if note:
            told = f"this paragraph is no part of the footnote [^{note}]"
            yield block.place, f"{told}; put four blanks before it, or none"


def _swallowed(block: Block) -> Iterator[Report]:
    if block.kind == "html":
        for match in _HEAD.finditer(block.source):
            line = block.place.line + block.source.count("\n", 0, match.start())
            yield block.place._replace(line=line, column=1), _told(match["label"], "the HTML")
    for at, span in enumerate(block.spans[:-1]):
        begins = at == 0 or block.spans[at - 1].kind == "break"
        rest = block.spans[at + 1]
        if span.kind == "mark" and begins and rest.kind == "prose" and rest.text.startswith(":"):
            around = "the table" if block.kind == "cell" else "the text"
            yield span.place, _told(span.text, around)


def _told(label: str, around: str) -> str:
    return f"{around} before it swallows the footnote [^{label}]; put a blank line between them"


def _left_behind(before: Block, block: Block, notes: dict[int, Footnote]) -> str:
    """Return the label of the note that a paragraph with too few blanks was to belong to."""
    note = next((name for name in before.inside if name.startswith("note:")), "")
    indented = 1 < block.place.column < 5 and not block.inside  # noqa: PLR2004 - four blanks
    if note and block.kind == "paragraph" and indented and before.place.line in notes:
        return note.removeprefix("note:")
    return ""
