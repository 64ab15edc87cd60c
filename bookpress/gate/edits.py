"""Small changes of a file, each with the text that must stand where it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_BOM = "\ufeff"


class Edit(NamedTuple):
    """At a place of a file, ``old`` becomes ``new``; neither goes over the end of a line.

    A ``new`` that ends in a line end is a line of its own, put before the place.
    """

    path: str
    line: int
    column: int
    old: str
    new: str


class Mend(NamedTuple):
    """What takes a finding away: all of its edits, or none."""

    rule: str
    edits: tuple[Edit, ...]


def edited(data: bytes, edits: Iterable[Edit]) -> bytes | None:
    """Return a file with edits made; None if it is no UTF-8, or not what the edits speak of."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    mark = _BOM if text.startswith(_BOM) else ""
    lines = text.removeprefix(_BOM).split("\n")
    last: tuple[int, int] | None = None
    # From the end on, so that places before stay as they are.
    for edit in sorted(set(edits), key=lambda edit: (edit.line, edit.column), reverse=True):
        start, end = edit.column - 1, edit.column - 1 + len(edit.old)
        line = lines[edit.line - 1] if 0 < edit.line <= len(lines) else ""
        if line[start:end] != edit.old or start < 0 or start > len(line):
            return None
        if last is not None and last[0] == edit.line and end > last[1]:
            return None  # two edits of one text
        last = (edit.line, start)
        new = edit.new
        if new.endswith("\n") and line.endswith("\r"):
            new = new.replace("\n", "\r\n")
        lines[edit.line - 1] = line[:start] + new + line[end:]
    return (mark + "\n".join(lines)).encode()
