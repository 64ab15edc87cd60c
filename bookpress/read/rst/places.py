"""Where a text that docutils has read stands in its file.

docutils keeps a line at best, and that of a block: each text is looked for near that line.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bookpress.facts import Place
    from bookpress.read.source.source_map import Lines

_FURTHEST = 400  # lines from where docutils says that a text stands


class Finder:
    """Finds texts in the lines that docutils reads.

    Equal texts are found in the order in which they are asked for: a line remembers up to where
    it has been used.
    """

    def __init__(self, lines: Lines) -> None:
        """Take the lines; docutils expands their tabs, so they hold none."""
        self.lines = lines
        self._used: dict[int, int] = {}

    def find(self, text: str, line: int) -> Callable[[int], Place]:
        """Return a function from an offset in ``text`` to its place.

        Args:
            text: one line or several; each stands whole in a line, behind its indentation.
            line: where (from 0) docutils says that the first of them stands.
        """
        parts = text.split("\n")
        first, column = self.locate(parts, line)
        columns = [column]
        for number, part in enumerate(parts[1:], first + 1):
            whole = self.lines.lines[number] if number < len(self.lines.lines) else ""
            columns.append(column if whole.startswith(part, column) else max(whole.find(part), 0))
        starts = [0]
        for number, part in enumerate(parts):
            starts.append(starts[-1] + len(part) + 1)
            end = columns[number] + len(part)
            self._used[first + number] = max(self._used.get(first + number, 0), end)
        last = max(len(self.lines.lines) - 1, 0)

        def place_of(offset: int) -> Place:
            at = min(bisect_right(starts, max(offset, 0)) - 1, len(parts) - 1)
            return self.lines.place(min(first + at, last), columns[at] + offset - starts[at])

        return place_of

    def locate(self, parts: list[str], line: int) -> tuple[int, int]:
        """Return the line and the column (from 0) in which a text begins, given as its lines."""
        for fresh in (True, False):
            for number in self._near(line):
                start = self._used.get(number, 0) if fresh else 0
                column = self.lines.lines[number].find(parts[0], start)
                if column >= 0 and self._goes_on(parts, number):
                    return number, column
        return min(max(line, 0), max(len(self.lines.lines) - 1, 0)), 0

    def _goes_on(self, parts: list[str], first: int) -> bool:
        lines = self.lines.lines
        return first + len(parts) <= len(lines) and all(
            part in lines[first + number] for number, part in enumerate(parts)
        )

    def _near(self, line: int) -> Iterator[int]:
        """Yield the lines around one, the nearest first."""
        total = len(self.lines.lines)
        for distance in range(_FURTHEST):
            for number in (line + distance, line - distance) if distance else (line,):
                if 0 <= number < total:
                    yield number
