"""Reading on behind a fault, as a compiler does: one fault, one finding.

A fence that nobody closed would take the rest of the chapter with it, and every note, label and
citation in there would be missed. It is closed where its author most likely meant to, in the copy
that is read; likewise one side of a merge conflict is dropped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FENCE = re.compile(r"(?P<lead>[ \t>]*)(?P<marker>`{3,}|~{3,}|:{3,})(?P<info>.*)$")
# What begins something new: a heading, a label, a footnote.
_NEXT = re.compile(r"\s{0,3}(?:#{1,6}\s|\([^()\s]+\)=\s*$|\[\^[^\]\s]+\]:)")
_CONFLICT = re.compile(r"(?P<mark><{7}|\|{7}|={7}|>{7})(?:\s|$)")


def close_fence(lines: Sequence[str], opening: int) -> tuple[str, ...] | None:
    """Return the lines with the fence that begins in line ``opening`` (from 0) closed.

    The closing line takes the place of the blank line before the next heading, label or directive,
    so that no line moves. None if there is no such line.
    """
    match = _FENCE.match(lines[opening])
    if lines[opening].lstrip(" \t>").startswith("<!--"):
        return _close_comment(lines, opening)
    if not match:
        return None
    blank = None
    for number in range(opening + 1, len(lines)):
        line = lines[number]
        if not line.strip(" \t>"):
            blank = number
        elif blank is not None and (_NEXT.match(line) or _opens(line, match["marker"])):
            break
    if blank is None:
        return None
    return (*lines[:blank], match["lead"] + match["marker"], *lines[blank + 1 :])


def is_open_comment(html: str) -> bool:
    """Tell whether a comment has no end, or only that of a later one."""
    said, _, _ = html.partition("-->")
    return html.lstrip().startswith("<!--") and (said == html or "\n<!--" in said)


def _close_comment(lines: Sequence[str], opening: int) -> tuple[str, ...] | None:
    """Return the lines with a comment closed before the first blank line."""
    end = next((n for n in range(opening, len(lines)) if not lines[n].strip(" \t>")), None)
    return None if end is None else (*lines[:end], "-->", *lines[end + 1 :])


def _opens(line: str, marker: str) -> bool:
    """Tell whether a line opens a fence that one with this marker can't hold."""
    match = _FENCE.match(line)
    return bool(
        match
        and match["info"].strip()
        and match["marker"][0] == marker[0]
        and len(match["marker"]) >= len(marker),
    )


def swallowed_fence(body: str, marker: str, *, shows_code: bool) -> bool:
    """Tell whether the body of a fence holds the opening of one that it can't hold.

    One that shows markup, further in, may hold whole fences: each with its own end.
    """
    open_ = 0
    for line in body.split("\n"):
        if _opens(line, marker) and ("{" in line or not shows_code):
            open_ += 1
        elif open_ and line.strip() == marker:
            open_ -= 1
    return open_ > 0


def drop_conflicts(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines with the marks of merge conflicts, and their second sides, emptied."""
    if not any(line.startswith(("<<<<<<<", ">>>>>>>")) for line in lines):
        return tuple(lines)
    kept, inside, second = [], False, False
    for line in lines:
        match = _CONFLICT.match(line)
        sign = match["mark"][0] if match else ""
        if sign and (inside or sign in "<>"):  # "=======" alone may underline a heading
            inside = sign != ">"
            second = sign in "|="
            kept.append("")
        else:
            kept.append("" if second else line)
    return tuple(kept)
