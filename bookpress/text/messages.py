"""When two texts are one message."""

from __future__ import annotations


def without_blanks(text: str) -> str:
    """Return what a msgid is compared by: blanks and line breaks are the writers' affair."""
    return "".join(text.split())
