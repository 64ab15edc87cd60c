"""Where a character stands: from an offset in a token's text back to the line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from bookpress.facts import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# What containers put before the text of a block on its first line: quotes, list marks, the head
# of a note, a definition, a heading.
_MARKS = re.compile(
    r"(?:[ \t]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)|:(?=\s)|\[\^[^\]\s]+\]:|#{1,6}(?=\s)))*[ \t]*",
)


class Lines:
    """The lines of a text that stands in a file, and the place of each of its characters."""

    def __init__(self, lines: Sequence[str], place: Callable[[int, int], Place]) -> None:
        """Take the lines and a function from a line and a column (both from 0) to a place."""
        self.lines = lines
        self.place = place

    def finder(self, text: str, first: int, column: int = -1) -> Callable[[int], Place]:
        """Return a function from an offset in ``text`` to its place.

        Args:
            text: what a parser read out of the lines, without their indentation and marks.
            first: the line (from 0) in which it begins.
            column: where in this line to begin the search; -1 for behind the marks of containers.
        """
        starts: list[int] = []
        columns: list[int] = []
        offset = 0
        for number, part in enumerate(text.split("\n")):
            starts.append(offset)
            columns.append(self.column_of(part, first + number, 0 if number else column))
            offset += len(part) + 1

        def place_of(position: int) -> Place:
            line = bisect_right(starts, position) - 1
            return self.place(first + line, columns[line] + position - starts[line])

        return place_of

    def part(self, lines: Sequence[str], first: int, column: int = 0) -> Lines:
        """Return lines that were cut out of these: without their indentation, or only a piece.

        Args:
            lines: the new lines, one for each old line from ``first`` on.
            first: the old line (from 0) in which they begin.
            column: where in this line to look for the first one.
        """

        def place(line: int, at: int) -> Place:
            number = min(line, max(len(lines) - 1, 0))
            text = lines[number] if lines else ""
            start = self.column_of(text, first + number, 0 if number else column)
            return self.place(first + number, start + at)

        return Lines(lines, place)

    def column_of(self, part: str, line: int, start: int = 0) -> int:
        """Return the column (from 0) of ``part`` in a line, looked for from ``start`` on."""
        if line >= len(self.lines):
            return 0
        whole = self.lines[line]
        if start < 0:
            marks = _MARKS.match(whole)
            start = marks.end() if marks else 0
        column = whole.find(part, start)
        if column >= 0:
            return column
        tries = ((part.replace("|", "\\|"), start), (part, 0), (part.lstrip()[:4], 0))
        found = (whole.find(text, at) for text, at in tries)  # the last: a tab became spaces
        return next((column for column in found if column >= 0), 0)


def lines_of_file(path: str, lines: Sequence[str]) -> Lines:
    """Return the lines of the file at ``path`` (from the book's folder)."""
    return Lines(lines, lambda line, column: Place(path, line + 1, column + 1))


def lines_of_text(text: str, place_at: Callable[[int], Place]) -> Lines:
    """Return the lines of ``text``, whose characters stand where ``place_at`` says."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return Lines(
        lines,
        lambda line, column: place_at(
            min(starts[min(line, len(lines) - 1)] + column, max(len(text) - 1, 0)),
        ),
    )


def cells_of(line: str, columns: int = 0) -> int:
    """Count the cells of a row of a pipe table (a bar behind a backslash parts nothing).

    Empty cells at its end that go beyond the columns of its table do not count: nothing is lost.
    """
    text = line.strip(" \t>").removeprefix("|")
    cells = re.split(r"(?<!\\)\|", re.sub(r"(?<!\\)\|$", "", text))
    while len(cells) > columns > 0 and not cells[-1].strip():
        cells.pop()
    return len(cells)
