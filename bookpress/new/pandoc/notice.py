"""What could not be converted."""

from __future__ import annotations

from typing import NamedTuple


class Notice(NamedTuple):
    """A line of the original (counted from 1), and what is to be done there by hand."""

    line: int
    text: str
