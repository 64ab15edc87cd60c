"""Conflicts of a merge that somebody left in a .bib file.

Both sides stay, and their marks become blanks: what is wrong between them is the conflict's fault,
and one finding tells it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?:[ \t][^\n]*)?$", re.MULTILINE)


class Conflict(NamedTuple):
    """Where a conflict begins and ends."""

    start: int
    end: int


def find_conflicts(text: str) -> tuple[str, list[Conflict]]:
    """Return a text with blanks for the marks of conflicts, and where these stand."""
    if "<<<<<<<" not in text:
        return text, []
    found: list[Conflict] = []
    for mark in _MARK.finditer(text):
        if mark[0][0] == "<":
            found.append(Conflict(mark.start(), mark.end()))
        elif mark[0][0] == ">" and found:
            found[-1] = found[-1]._replace(end=mark.end())
    return _MARK.sub(lambda mark: " " * len(mark[0]), text) if found else text, found
