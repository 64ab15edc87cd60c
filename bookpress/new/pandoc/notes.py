"""Notes in the text, ``^[like this]``: MyST has only those with a label."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from bookpress.new.pandoc.inline import closing_bracket, skipped

if TYPE_CHECKING:
    from collections.abc import Iterator


def labels_for(page: str) -> Iterator[str]:
    """Yield labels that no note of a page has."""
    return (label for number in count(1) if f"[^{(label := f'note-{number}')}]" not in page)


def take_notes(text: str, labels: Iterator[str]) -> tuple[str, list[str]]:
    """Take the notes out of the text of a block.

    Returns:
        the text with a mark for each, of as many lines, and their definitions.
    """
    pieces, notes, start, at = [], [], 0, 0
    while at < len(text):
        end = closing_bracket(text, at + 1) if text.startswith("^[", at) else 0
        if end:
            label, inside = next(labels), text[at + 2 : end - 1]
            pieces += [text[start:at], f"[^{label}]", "\n" * inside.count("\n")]
            notes.append(f"[^{label}]: {' '.join(inside.split())}")
            start = end
        at = end or skipped(text, at) or at + 1
    return "".join([*pieces, text[start:]]), notes
