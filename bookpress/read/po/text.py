r"""A string of a .po file: what it says, and where each of its characters stands.

A string may go on over several lines, and a character may be written as an escape (``\n``,
``\"``, ``\x41``): an offset in the text is no column.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMED = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "b": "\b",
    "v": "\v",
    "a": "\a",
    "f": "\f",
    "\\": "\\",
    '"': '"',
}
# Escapes by number are bytes; several together make one character of UTF-8.
_NUMBERS = re.compile(r"(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+))+")
_NUMBER = re.compile(r"\\(?:x([0-9A-Fa-f]+)|([0-7]{1,3}))")
_UNIT = re.compile(rf"(?P<numbers>{_NUMBERS.pattern})|\\(?P<named>.)|[^\\]+|\\$", re.DOTALL)
_UNKNOWN = re.compile(r'\\(?:[tbrnvaf\\"0-7]|x[0-9A-Fa-f])|(?P<bad>\\.?)', re.DOTALL)


def unescape(raw: str) -> str:
    """Return what a string says, less the quotation marks; unknown escapes lose the backslash."""
    return _UNIT.sub(_said, raw) if "\\" in raw else raw


def unknown_escape(raw: str) -> tuple[int, str] | None:
    """Return where the first escape stands that .po files do not know, and the escape."""
    for found in _UNKNOWN.finditer(raw):
        if found["bad"]:
            return found.start(), found["bad"]
    return None


def _said(unit: re.Match[str]) -> str:
    if unit["numbers"]:
        numbers = _NUMBER.findall(unit["numbers"])
        values = (int(hexa, 16) if hexa else int(octal, 8) for hexa, octal in numbers)
        return bytes(value & 255 for value in values).decode("utf-8", "replace")
    if unit["named"]:
        return _NAMED.get(unit["named"], unit["named"])
    return "" if unit[0] == "\\" else unit[0]


class Text:
    """A string of a .po file: ``value`` is what it says; ``line`` is that of its keyword."""

    __slots__ = ("_parts", "_said", "_starts", "column", "line")

    def __init__(self, line: int, column: int) -> None:
        """Begin an empty string at the place of its keyword."""
        self.line = line
        self.column = column
        self._parts: list[tuple[int, int, str]] = []
        self._starts: list[int] | None = None
        self._said: str | None = None

    def add(self, line: int, column: int, raw: str) -> None:
        """Add what stands between two quotation marks, from this place on."""
        self._parts.append((line, column, raw))
        self._starts = self._said = None

    @property
    def value(self) -> str:
        """Return what the whole string says."""
        if self._said is None:
            raw = [part[2] for part in self._parts]
            if any("\\" in part for part in raw):
                raw = [unescape(part) for part in raw]
            self._said = raw[0] if len(raw) == 1 else "".join(raw)
        return self._said

    @property
    def last_line(self) -> int:
        """Return the last line of the string."""
        return self._parts[-1][0] if self._parts else self.line

    def runs(self) -> Iterator[tuple[int, tuple[int, int]]]:
        """Yield the offsets from which on each character has a column of its own, with the place.

        A run ends where a line ends or an escape stands.
        """
        offset = 0
        for line, column, raw in self._parts:
            if "\\" not in raw:
                if raw:
                    yield offset, (line, column)
                offset += len(raw)
                continue
            for unit in _UNIT.finditer(raw):
                yield offset, (line, column + unit.start())
                offset += len(_said(unit))

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of a character of ``value``; its end counts as one."""
        if not self._parts:
            return self.line, self.column
        if self._starts is None:
            self._starts = [0]
            for part in self._parts:
                self._starts.append(self._starts[-1] + len(unescape(part[2])))
        at = max(0, min(offset, self._starts[-1]))
        index = min(bisect_right(self._starts, at) - 1, len(self._parts) - 1)
        line, column, raw = self._parts[index]
        return line, column + _raw_offset(raw, at - self._starts[index])


def _raw_offset(raw: str, offset: int) -> int:
    """Return how far into ``raw`` the character ``offset`` of what it says is written."""
    if "\\" not in raw:
        return offset
    said, starts = _units(raw)
    index = bisect_right(said, offset) - 1
    if index >= len(starts):
        return len(raw)
    # Every character that comes of numbers is written by the whole of them.
    escaped = raw[starts[index]] == "\\"
    return starts[index] + (0 if escaped else offset - said[index])


@lru_cache(maxsize=2)
def _units(raw: str) -> tuple[list[int], list[int]]:
    """Return where each piece of a string begins in what it says, its end too, and in ``raw``."""
    said, starts = [0], []
    for unit in _UNIT.finditer(raw):
        starts.append(unit.start())
        said.append(said[-1] + len(_said(unit)))
    return said, starts
