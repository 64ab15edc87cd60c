"""The report for people: one line for each finding, as compilers write it, and a line that sums up.

On a terminal the source line follows with a caret, and the severity has a colour.
"""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING

from bookpress.report.result import Lines, counted, paths_of, visible, visible_character
from bookpress.rules.docs import explain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Finding
    from bookpress.report.result import Result

_COLOURS = {"error": "31", "warning": "33", "info": "36"}
_LEFT, _RIGHT = 60, 40  # columns of a long line that are shown on either side of the caret
_TAB = "    "


def as_text(result: Result, *, terminal: bool, explain_each: bool) -> str:
    """Return the findings, one a line, and the summary as the last line."""
    paint = terminal and not os.environ.get("NO_COLOR")
    lines = Lines(result.root)
    parts: list[str] = []
    explained: set[str] = set()
    for finding in result.findings:
        parts.append(line_of(finding, paint=paint))
        if terminal:
            parts += _source(finding, lines, paint=paint)
        if explain_each and finding.rule not in explained:
            explained.add(finding.rule)
            parts += [f"    {line}".rstrip() for line in explain(finding.rule).splitlines()]
    summary = f"bookpress: {sum_up(result)}"
    if paint:
        summary = _painted(summary, "1;31" if result.count("error") else "1")
    return "\n".join([*parts, summary]) + "\n"


def sum_up(result: Result) -> str:
    """Return the result in one line of plain words."""
    allowed = f"; {len(result.allowed)} allowed" if result.allowed else ""
    for parser, count in result.unread:
        allowed += f"; {counted(count, 'page')} of “{parser}” not read"
    if not result.findings:
        parts = [
            counted(result.documents, "document"),
            counted(result.entries, "entry", "entries"),
            counted(result.messages, "message"),
        ]
        return f"clean: {', '.join(parts)}{allowed}"
    counts = [
        counted(result.count("error"), "error"),
        counted(result.count("warning"), "warning"),
        counted(result.count("info"), "remark"),
    ]
    said = ", ".join(count for count in counts if not count.startswith("0 "))
    return f"{said} in {counted(len(paths_of(result.findings)), 'file')}{allowed}"


def line_of(finding: Finding, *, paint: bool = False) -> str:
    """Return a finding as one line: ``path:line:column: severity: message [rule]``."""
    place, message = visible(str(finding.place)), visible(finding.message)
    severity: str = finding.severity
    rule = f"[{visible(finding.rule)}]"
    if paint:
        place = _painted(place, "1")
        severity = _painted(severity, f"1;{_COLOURS[severity]}")
        rule = _painted(rule, "2")
    return f"{place}: {severity}: {message} {rule}"


def _painted(text: str, colour: str) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m"


def _source(finding: Finding, lines: Lines, *, paint: bool) -> Iterator[str]:
    """Yield the source line and the caret below the place."""
    line = lines.line(finding.place.path, finding.place.line)
    if not line.strip():
        return
    column = min(finding.place.column, len(line) + 1)
    before, after = line[: max(column - 1, 0)], line[max(column - 1, 0) :]
    left, right = _cut_left(before), _cut_right(after)
    yield f"  {left}{right}"
    if column:
        caret = "^" * (1 if not after else max(1, width_of(_shown(after[0]))))
        caret = " " * width_of(left) + (_painted(caret, "1;32") if paint else caret)
        yield f"  {caret}"


def _shown(character: str) -> str:
    return _TAB if character == "\t" else visible_character(character)


def _cut_left(text: str) -> str:
    """Return the end of ``text`` that fits to the left of the caret."""
    shown, width = "", 0
    for character in reversed(text[-_LEFT * 2 :]):
        piece = _shown(character)
        width += width_of(piece)
        if width > _LEFT:
            return f"…{shown}"
        shown = piece + shown
    return shown if len(text) <= _LEFT * 2 else f"…{shown}"


def _cut_right(text: str) -> str:
    """Return the beginning of ``text`` that fits from the caret on."""
    shown, width = "", 0
    for character in text[: _RIGHT * 2]:
        piece = _shown(character)
        width += width_of(piece)
        if width > _RIGHT:
            return f"{shown}…"
        shown += piece
    return shown if len(text) <= _RIGHT * 2 else f"{shown}…"


def width_of(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes: a Han character takes two."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
