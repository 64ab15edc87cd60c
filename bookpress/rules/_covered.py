"""Whether a place of a text is taken already, asked many times."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def covered(spans: Iterable[tuple[int, int]]) -> Callable[[int], bool]:
    """Return a function that tells whether an offset lies in one of the spans.

    Args:
        spans: beginning and end of each, in the order of the text, none reaching into the next.
    """
    kept = list(spans)
    starts = [start for start, _ in kept]

    def is_covered(offset: int) -> bool:
        index = bisect_right(starts, offset) - 1
        return index >= 0 and offset < kept[index][1]

    return is_covered
