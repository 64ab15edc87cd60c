"""Lets catalogs follow a mend of the manuscript, so that no translation is lost by it.

A message is found by its exact text: a comma that becomes full-width would else make the paragraph
around it one that nobody has translated.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from bookpress.gate.edits import Edit
from bookpress.read.po import read_po
from bookpress.text.messages import without_blanks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bookpress.facts import Book
    from bookpress.read.po import Text

_ESCAPES = str.maketrans({'"': '\\"', "\\": "\\\\"})


def follow(before: Book, after: Book, read: Callable[[str], bytes]) -> Iterator[Edit]:
    """Yield the edits of catalogs, after pages were mended.

    Args:
        before: the facts of the book as it was.
        after: those of the mended book, whose pages have the same passages in the same order.
        read: returns what a file of the book holds, or raises OSError.
    """
    changed = _changed(before, after)
    for catalog in after.catalogs if changed else ():
        if any(note.text in changed for note in catalog.messages):
            yield from _in_catalog(catalog.path, changed, read)


def _changed(before: Book, after: Book) -> dict[str, str]:
    """Return what became of the passages, without blanks, as far as they are not as they were."""
    found: dict[str, str] = {}
    now = {page.path: page.passages for page in after.documents}
    for page in before.documents:
        passages = now.get(page.path, ())
        if len(passages) == len(page.passages):
            pairs = zip(page.passages, passages, strict=True)
            found |= {old.text: new.text for old, new in pairs if old.text != new.text}
    return found


def _in_catalog(path: str, changed: dict[str, str], read: Callable[[str], bytes]) -> Iterator[Edit]:
    try:
        file = read_po(read(path), path)
    except OSError:
        return
    for entry in file.entries:
        old = without_blanks(entry.msgid.value) if entry.msgid else ""
        if entry.msgid is not None and old in changed and not (entry.obsolete or entry.damaged):
            yield from _in_text(path, entry.msgid, old, changed[old])


def _in_text(path: str, text: Text, old: str, new: str) -> Iterator[Edit]:
    """Yield the edits that make one message of another; both are given without blanks."""
    offsets = [at for at, sign in enumerate(text.value) if not sign.isspace()]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        first = offsets[start] if start < len(offsets) else len(text.value)
        line, column = text.place(first)
        was, becomes = (
            part.translate(_ESCAPES) for part in (old[start:end], new[other_start:other_end])
        )
        yield Edit(path, line, column, was, becomes)
