"""What stops the gate before it can look, and whoever writes before a file is changed."""

from __future__ import annotations


class CannotLook(Exception):  # noqa: N818 - it is no fault of the book
    """The book can't be checked; the text is one line: why, and what to do."""


class WriteError(Exception):
    """A person's file could not be written and stands as it was; the text is one line."""
