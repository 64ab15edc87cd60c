"""Emphasis that Markdown leaves as it stands, because of the characters around its marks.

CommonMark 0.31, section 6.2: a mark between a letter and punctuation opens or closes nothing, and
for it Han is a letter, ``“`` and ``（`` are punctuation. The press reads them as authors mean them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from bookpress.text.chinese.characters import has_wide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Settings
    from bookpress.rules._plain_text import PlainText

_OPENING = re.compile(r"(?:\*\*\*|\*\*|(?<!\*)\*(?!\*)|(?<![\w_])__(?!_)|~~)(?=\S)")
_MARKS = ("***", "**", "*", "__", "~~")


class Pair(NamedTuple):
    """Two marks of emphasis and the text between them; ``end`` is behind the second mark."""

    start: int
    end: int
    mark: str
    inner: str

    @property
    def source(self) -> str:
        """Return the text with its marks."""
        return f"{self.mark}{self.inner}{self.mark}"


def _pairs(text: str) -> Iterator[Pair]:
    """Yield each mark before a text with the next one like it behind a text of the same line.

    Where marks may close is found once for each kind, so the work grows with the text alone.
    """
    closings = {
        mark: [m.start() for m in re.finditer(rf"(?<=\S)(?={re.escape(mark)})", text)]
        for mark in _MARKS
    }
    breaks = [match.start() for match in re.finditer("\n", text)] + [len(text)]
    position = 0
    while match := _OPENING.search(text, position):
        position = match.start() + 1
        stop = breaks[bisect_left(breaks, match.start())]
        for mark in (mark for mark in _MARKS if _opens(text, match.start(), mark)):
            begin = match.start() + len(mark)
            index = bisect_left(closings[mark], begin + 1)
            if index < len(closings[mark]) and closings[mark][index] < stop:
                end = closings[mark][index]
                position = end + len(mark)
                yield Pair(match.start(), position, mark, text[begin:end])
                break


def _opens(text: str, start: int, mark: str) -> bool:
    """Tell whether a mark opens here; a lone star is no part of two."""
    match = _OPENING.match(text, start) if text.startswith(mark, start) else None
    return match is not None and (match[0] == mark or (match[0], mark) == ("***", "**"))


def dead_emphasis_in(text: PlainText, settings: Settings) -> Iterator[Pair]:
    """Yield each pair of marks around a text that was meant to be emphasised and is not."""
    if settings.press:
        return
    extensions = dict(settings.myst).get("enable_extensions") or ()
    struck = isinstance(extensions, list | tuple | set) and "strikethrough" in extensions
    for pair in _pairs(text.text):
        around = text.text[max(pair.start - 1, 0) : pair.end + 1]
        if pair.mark == "~~" and not struck:
            continue
        if pair.mark == "__" and len(pair.inner) == 1:
            continue  # __年__月: blanks to fill in
        if has_wide(around) and "*" not in pair.inner:
            yield pair
