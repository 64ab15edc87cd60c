"""The very line of a paragraph, or of a message of a catalog, that holds some text."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def line_with(path: str | Path, line: int, text: str) -> int:
    """Return the first line at or after ``line`` that holds ``text``, up to an empty one.

    Returns:
        Its number, from 1; ``line`` itself if none does.
    """
    for number, written in _block(Path(path), line):
        if text and text in written:
            return number
    return line


def _block(path: Path, line: int) -> Iterable[tuple[int, str]]:
    try:
        lines = _lines(path, path.stat().st_mtime_ns)
    except (OSError, UnicodeDecodeError):
        return
    translated = path.suffix != ".po"  # of a message, what is printed begins at msgstr
    for number, written in enumerate(lines[line - 1 :], line):
        if not written.strip():
            return
        translated = translated or written.startswith("msgstr")
        if translated:
            yield number, written


@lru_cache(maxsize=64)
def _lines(path: Path, stamp: int) -> list[str]:
    del stamp  # only there so that a changed file is read again
    return path.read_text(encoding="utf-8-sig").splitlines()
