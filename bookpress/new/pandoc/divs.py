"""``::: {.callout-note}`` and its end: the fenced divs of pandoc as directives of MyST.

Pandoc counts no colons; MyST wants more around than inside (myst_parser, ``colon_fence``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.new.pandoc.attributes import Attributes, read_attributes
from bookpress.new.pandoc.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Collection

_OPENING = re.compile(
    r"^(?P<indent>\s*):{3,}\s*(?:\{(?P<braces>[^{}]*)\}|(?P<word>[\w.-]+))\s*:*\s*$"
)
_CLOSING = re.compile(r"^\s*:{3,}\s*$")
_HEADING = re.compile(r"^\s*#{1,6}\s+(?P<text>.+?)\s*#*\s*$")
_CALLOUTS = ("note", "tip", "warning", "important", "caution")
REFERENCES = ":::{bibliography}\n:filter: docname in docnames\n:::"


def convert_divs(lines: list[str], code: Collection[int]) -> list[Notice]:
    """Convert the divs of a page where they stand.

    Args:
        lines: of the page; they are changed, and none is added.
        code: the numbers (from 0) of those that hold code.

    Returns:
        the divs that MyST has no directive for; what they hold stays.
    """
    notices = []
    for start, end, depth in _pairs(lines, code):
        opening = _OPENING.match(lines[start])
        if not opening:
            continue
        attributes = read_attributes(opening["braces"] or f".{opening['word']}")
        directive = _directive(attributes)
        if directive == REFERENCES:
            lines[start : end + 1] = [directive, *[""] * (end - start)]
        elif directive:
            colons = opening["indent"] + ":" * (3 + depth)
            title = attributes.values.get("title", "") or _title(lines, start + 1, end)
            head = f"{{admonition}} {title}\n:class: {directive}" if title else f"{{{directive}}}"
            lines[start], lines[end] = f"{colons}{head}", colons
        else:
            lines[start] = lines[end] = ""
            shown = opening.string.strip()
            notices.append(
                Notice(start + 1, f"“{shown}” has no counterpart in MyST: its content stays")
            )
    return notices


def _pairs(lines: list[str], code: Collection[int]) -> list[tuple[int, int, int]]:
    """Return first line, last line and how many divs stand inside each other in each div."""
    stack: list[list[int]] = []
    pairs = []
    for number, line in enumerate(lines):
        if number in code:
            continue
        if _CLOSING.match(line) and stack:
            start, height = stack.pop()
            pairs.append((start, number, height))
            if stack:
                stack[-1][1] = max(stack[-1][1], height + 1)
        elif _OPENING.match(line):
            stack.append([number, 0])
    return sorted(pairs)


def _directive(attributes: Attributes) -> str:
    if attributes.identifier == "refs":
        return REFERENCES
    for name in attributes.classes:
        kind = name.removeprefix("callout-")
        if kind in _CALLOUTS:
            return kind
    return ""


def _title(lines: list[str], start: int, end: int) -> str:
    """Take the heading that a callout of Quarto begins with."""
    for number in range(start, end):
        if lines[number].strip():
            found = _HEADING.match(lines[number])
            if found:
                lines[number] = ""
                return found["text"]
            return ""
    return ""
