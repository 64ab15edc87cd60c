"""Whether an edition is still true to what it was made from.

This is all that runs when nothing has changed, so it needs the standard library alone.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from bookpress.press.editions import downloads

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bookpress.languages import Language
    from bookpress.press.book import Book
    from bookpress.press.editions import Edition


def inputs_of(book: Book, language: Language, press: Path) -> str:
    """Return a digest of everything that an edition in ``language`` is made from.

    Args:
        book: the book.
        language: whose catalogs count; the manuscript's language needs none.
        press: the folder of the press's own code.
    """
    folders = [book.source, press]
    if language in book.translations:
        folders += [folder / language.code for folder in book.locale_folders]
    files = [file for folder in folders for file in _files(folder)]
    files = [file for file in files if not file.is_relative_to(book.build)]
    files += [book.configuration / "conf.py", *book.bibliographies]
    return _digest(files, book.root)


def inputs_of_edition(book: Book, edition: Edition, asked: Iterable[Edition], inputs: str) -> str:
    """Return what an edition is made from, given what all of its language are made from.

    The site also shows which other editions there are.
    """
    if edition.format != "html":
        return inputs
    return f"{inputs} {','.join(downloads(book, edition.language, asked))}"


def code_of(book: Book, press: Path) -> str:
    """Return a digest of the press and its settings: when it changes, all is read anew."""
    return _digest([*_files(press), book.configuration / "conf.py"], book.root)


def _files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    )


def _digest(files: Iterable[Path], root: Path) -> str:
    whole = hashlib.sha256()
    for file in files:
        name = file.relative_to(root) if file.is_relative_to(root) else file
        content = file.read_bytes() if file.is_file() else b""
        whole.update(f"{name}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()


def read_record(path: Path) -> dict[str, Any]:
    """Return what was noted of the last build; nothing when there is none or it is damaged."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def write_record(path: Path, record: dict[str, Any]) -> None:
    """Note a build; the note is whole or not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(record, indent=1, sort_keys=True), encoding="utf-8")
    draft.replace(path)
