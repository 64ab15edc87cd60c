"""The marks of a merge conflict stand in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.facts import Place
from bookpress.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


_MARK = re.compile(r"(?P<mark><{7}|>{7}|\|{7})(?: .*)?$")
_END = re.compile(r">{7}(?: |$)")


@rule("error")
def conflict_marks(page: Page) -> Iterator[Report]:
    """Yield each conflict at its first mark; one that a code block shows whole is meant."""
    shown = [(b.place.line, b.last_line) for b in page.blocks if b.kind == "code"]
    until = 0
    for number, line in enumerate(page.lines, 1):
        match = _MARK.match(line)
        if match is None or number <= until:
            continue
        until = _end(page.lines, number) if match["mark"][0] == "<" else number
        whole = match["mark"][0] == "<" and until > number
        if not (whole and any(first <= number and until <= last for first, last in shown)):
            told = "the marks of a merge conflict stand here"
            yield Place(page.document.path, number, 1), f"{told}; choose one side and delete them"


def _end(lines: tuple[str, ...], start: int) -> int:
    """Return the line on which a conflict ends; its first if it does not."""
    for number, line in enumerate(lines[start:], start + 1):
        if line.startswith("<<<<<<< "):
            break
        if _END.match(line):
            return number
    return start
