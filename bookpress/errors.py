"""What stops the gate before it can look."""

from __future__ import annotations


class CannotLook(Exception):  # noqa: N818 - it is no fault of the book
    """The book can't be checked; the text is one line: why, and what to do."""
