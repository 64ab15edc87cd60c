"""Running text as one string, for rules that look for markup which the parser did not take."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from bookpress.facts import Block, Place, Span

    After = Callable[[Place, int], Place]

TAKEN = "\ufffc"  # stands for each character of markup that was understood
CODE = "\ue000"  # for each character inside a code span


class PlainText(NamedTuple):
    """What a block says: prose as it is, code spans as their marks, the rest as ``TAKEN``."""

    text: str
    starts: tuple[int, ...]
    places: tuple[Place, ...]
    after: After

    def place(self, offset: int) -> Place:
        """Return the place of a character."""
        index = max(bisect_right(self.starts, offset) - 1, 0)
        return self.after(self.places[index], offset - self.starts[index])


def on_line(place: Place, characters: int) -> Place:
    """Return the place so many characters further on the same line."""
    return place._replace(column=place.column + characters)


def flow(block: Block, after: After = on_line) -> PlainText:
    """Return a block's running text as one string whose places are known.

    Args:
        block: of a page or a message.
        after: how to count characters from a place: ``Message.place_after`` in a catalog, whose
            strings go on in other lines.
    """
    kept = _flows.get(id(block))
    if kept is None:
        if len(_flows) >= _KEPT:
            _flows.clear()
        kept = _flows[id(block)] = (block, _flow(block))
    return kept[1] if after is on_line else kept[1]._replace(after=after)


# Every rule asks for the text of the same blocks. A block is kept with its text, so that no other
# gets its id.
_flows: dict[int, tuple[Block, PlainText]] = {}
_KEPT = 2000  # blocks: more than a page has


def _flow(block: Block) -> PlainText:
    parts, starts, places = [], [], []
    length = 0
    for span in block.spans:
        text = _flowing(span)
        if text:
            parts.append(text)
            starts.append(length)
            places.append(span.place)
            length += len(text)
    return PlainText("".join(parts), tuple(starts), tuple(places), on_line)


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
