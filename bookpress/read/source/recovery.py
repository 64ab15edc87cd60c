"""Reading on behind a fault, as a compiler does: one fault, one finding.

A fence that nobody closed would take the rest of the chapter with it, and every note, label and
citation in there would be missed. It is closed where its author most likely meant to, in the copy
that is read; likewise one side of a merge conflict is dropped, and a fence of backticks whose title
holds a role, which Markdown takes for no fence, becomes one of tildes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bookpress.read.source.directives import LITERAL

if TYPE_CHECKING:
    from collections.abc import Sequence

UNCLOSED = "markup.unclosed-fence"
HELD = f"{UNCLOSED}.held"  # its end is that of the directive, or of the cell, that holds it
_FENCE = re.compile(r"(?P<lead>[ \t>]*)(?P<marker>`{3,}|~{3,}|:{3,})(?P<info>.*)$")
# What begins something new: a heading, a label, a footnote.
_NEXT = re.compile(r"\s{0,3}(?:#{1,6}\s|\([^()\s]+\)=\s*$|\[\^[^\]\s]+\]:)")
# A directive with a backtick in its title; with three behind, the line is code in running text.
_TITLE = re.compile(r"[ >]{0,3}`{3,}\{(?P<name>[\w:-]+)\}(?!.*`{3})[^`]*`")
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


class _Fence(NamedTuple):
    line: int
    marker: str
    literal: bool
    titled: bool


def mend_titles(lines: Sequence[str]) -> tuple[tuple[str, ...], dict[int, str]]:
    """Return the lines with each fence of backticks that has one in its title made of tildes.

    Also returns the lines (from 0) where such fences begin, with the names of their directives.
    One without its end is left as it is.
    """
    if not any(map(_TITLE.match, lines)):
        return tuple(lines), {}
    kept, found = list(lines), {}
    open_: list[_Fence] = []
    for number, line in enumerate(lines):
        match = _FENCE.match(line)
        if match is None:
            continue
        if open_ and _closes(match, open_[-1].marker):
            fence = open_.pop()
            title = _TITLE.match(lines[fence.line]) if fence.titled else None
            if title:
                found[fence.line] = title["name"]
                length = len(fence.marker)
                kept[fence.line] = kept[fence.line].replace("`" * length, "~" * length, 1)
                kept[number] = line.replace("`", "~")
        elif not (open_ and open_[-1].literal):
            titled = _TITLE.match(line) is not None
            name = re.match(r"\{([\w:-]+)\}", match["info"])
            if titled or match["marker"][0] != "`" or "`" not in match["info"]:
                literal = name is None or name[1] in LITERAL
                open_.append(_Fence(number, match["marker"], literal, titled))
    return tuple(kept), found


def _closes(match: re.Match[str], marker: str) -> bool:
    same = match["marker"][0] == marker[0] and len(match["marker"]) >= len(marker)
    return same and not match["info"].strip()


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
