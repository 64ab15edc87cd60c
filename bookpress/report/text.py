"""The report for people: a line for each finding, as compilers write it, and one that sums up.

What many findings say is said once, with its places (``grouped``). On a terminal the source line
follows with a caret, and the severity has a colour.
"""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING

from bookpress.report.grouped import Line, also_at, each, grouped
from bookpress.report.result import Lines, counted, paths_of, visible, visible_character
from bookpress.report.tables import tables
from bookpress.rules.docs import explain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Finding
    from bookpress.report.result import Result

_COLOURS = {"error": "31", "warning": "33", "info": "36"}
_LEFT, _RIGHT = 60, 40  # columns of a long line that are shown on either side of the caret
_TAB = "    "


def as_text(
    result: Result, *, terminal: bool, explain_each: bool = False, name_all: bool = False
) -> str:
    """Return the findings, the tables of a long report, and the summary as the last line.

    Args:
        result: what the check found.
        terminal: whether a person looks at it: colours, and the source line under each finding.
        explain_each: whether the page of each rule follows its first finding.
        name_all: whether each finding has a line of its own.
    """
    paint = terminal and not os.environ.get("NO_COLOR")
    lines = Lines(result.root)
    parts: list[str] = []
    explained: set[str] = set()
    for line in each(result.findings) if name_all else grouped(result.findings, result.catalogs):
        head, *elsewhere = said(line, paint=paint)
        parts.append(head)
        if terminal:
            parts += _source(line.finding, lines, paint=paint)
        parts += elsewhere
        for rule in line.rules if explain_each else ():
            if rule not in explained:
                explained.add(rule)
                parts += [f"    {text}".rstrip() for text in explain(rule).splitlines()]
    parts += tables(result.findings)
    summary = f"bookpress: {sum_up(result)}"
    if paint:
        summary = _painted(summary, "1;31" if result.count("error") else "1")
    return "\n".join([*parts, summary]) + "\n"


def sum_up(result: Result) -> str:
    """Return the result in one line of plain words."""
    allowed = f"; {len(result.allowed)} allowed" if result.allowed else ""
    allowed += f"; {result.known} known from the baseline" if result.known else ""
    gone = "of the baseline mended, --write-baseline takes them out"
    allowed += f"; {result.gone} {gone}" if result.gone else ""
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


def said(line: Line, *, paint: bool = False) -> list[str]:
    """Return ``path:line:column: severity: message [rule]``, and a line of the other places."""
    finding = line.finding
    place, message = visible(str(finding.place)), visible(finding.message)
    severity: str = finding.severity
    rule = f"[{visible(', '.join(line.rules))}]"
    if paint:
        place = _painted(place, "1")
        severity = _painted(severity, f"1;{_COLOURS[severity]}")
        rule = _painted(rule, "2")
    elsewhere = also_at(line)
    head = f"{place}: {severity}: {message} {rule}"
    return [head, f"    {visible(elsewhere)}"] if elsewhere else [head]


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
