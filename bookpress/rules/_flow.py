"""Running text as one string, for rules that look for markup which the parser did not take."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bookpress.facts import Block, Place, Span

TAKEN = "\ufffc"  # stands for each character of markup that was understood
CODE = "\ue000"  # for each character inside a code span


@dataclass(frozen=True)
class Flow:
    """What a block says: prose as it is, code spans as their marks, the rest as ``TAKEN``."""

    text: str
    starts: tuple[int, ...]
    places: tuple[Place, ...]

    def place(self, offset: int) -> Place:
        """Return the place of a character."""
        index = max(bisect_right(self.starts, offset) - 1, 0)
        place = self.places[index]
        return place._replace(column=place.column + offset - self.starts[index])


def flow(block: Block) -> Flow:
    """Return a block's running text as one string whose places are known."""
    parts, starts, places = [], [], []
    length = 0
    for span in block.spans:
        text = _flowing(span)
        if text:
            parts.append(text)
            starts.append(length)
            places.append(span.place)
            length += len(text)
    return Flow("".join(parts), tuple(starts), tuple(places))


def _flowing(span: Span) -> str:
    if span.kind == "prose":
        return span.text
    if span.kind == "break":
        return "\n"
    if span.kind == "link":
        return ""  # its text follows as spans of their own
    if span.kind == "code":
        ticks = span.name or "`"
        return ticks + CODE * (len(span.source) - 2 * len(ticks)) + ticks
    return TAKEN * len(span.source)
