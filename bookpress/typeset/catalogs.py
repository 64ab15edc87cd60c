"""The translators' messages, read straight from the .po files.

Sphinx compiles every .po into a .mo beside it and trusts whichever is newer, so that a stale
.mo can outlive its catalog. The press reads the .po itself: what stands there is what is printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from bookpress.po_file import CatalogError, read_po

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Message:
    """One translated message and its place."""

    text: str
    path: Path
    line: int


@lru_cache(maxsize=512)
def _read(path: Path, stamp: int) -> dict[str, Message]:
    del stamp  # only there so that a changed file is read again
    messages = {}
    for entry in read_po(path, wrap=0):
        if entry.msgstr.strip() and not entry.obsolete and not entry.fuzzy:
            messages[entry.msgid] = Message(entry.msgstr, path, entry.linenum or 0)
    return messages


def catalog_path(folder: Path, language: str, domain: str) -> Path:
    """Return where the catalog of ``domain`` stands, whether or not it exists."""
    return folder / language / "LC_MESSAGES" / f"{domain}.po"


def read_catalog(folders: list[Path], language: str, domain: str) -> dict[str, Message]:
    """Return msgid to message of one catalog; empty where there is none.

    Fuzzy, empty and obsolete entries are left out: they are not translations.

    Raises:
        SphinxError: a file is not UTF-8 or breaks the syntax of PO files; it begins with the
            place. Nothing can be printed without it.
    """
    merged: dict[str, Message] = {}
    for folder in reversed(folders):
        path = catalog_path(folder, language, domain)
        if path.is_file():
            try:
                merged |= _read(path, path.stat().st_mtime_ns)
            except CatalogError as error:
                raise SphinxError(str(error)) from error
    return merged
