"""Bring the translators' catalogs up to date with the manuscript.

Sphinx's gettext builder extracts the messages; ``merge`` takes them over into what a person wrote.
sphinx-intl and Babel are not asked: they drop comments (sphinx-intl#57) and what they do not know,
break lines anew, and take ``{cite}`` for a placeholder of Python's ``str.format``.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bookpress.files.atomic import write_atomically
from bookpress.press import po_writer
from bookpress.press.book import BookError
from bookpress.press.merge import merge
from bookpress.read.po import PoFile, read_po

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bookpress.press.merge import Merged

_UPWARD = re.compile(r"^(?:\.\./)+")


@dataclass(frozen=True)
class CatalogState:
    """How far one catalog is translated (counts of messages)."""

    path: Path
    changed: bool
    translated: int
    fuzzy: int
    untranslated: int


def update_catalogs(
    root: Path,
    locale_folders: Sequence[Path],
    templates: Path,
    headers: dict[str, dict[str, str]],
) -> list[CatalogState]:
    """Update every catalog of a book's translations.

    Args:
        root: the book's folder, from which messages name files.
        locale_folders: where its catalogs are looked for; new ones go into the first.
        templates: the folder in which the gettext builder has written ``<domain>.pot``.
        headers: what a new catalog says of itself, by language (Sphinx's code).

    Returns:
        the catalogs as they are now. One whose messages, places and flags are what they were is
        not touched, nor is one that belongs to no chapter.

    Raises:
        BookError: a catalog has faults that ``msgfmt --check`` would refuse; nothing is written.
        WriteError: a catalog could not be written; those before it have been.
    """
    pots = {path.relative_to(templates): read_template(path) for path in _below(templates, ".pot")}
    old: dict[Path, PoFile] = {}
    wanted: dict[Path, PoFile] = {}
    heads: dict[Path, list[str]] = {}
    for language, header in headers.items():
        folders = [folder / language / "LC_MESSAGES" for folder in locale_folders]
        for path in (path for folder in folders for path in _below(folder, ".po")):
            old[path] = wanted[path] = _read(path, root)
        title = f"Translation of {header['Project-Id-Version']}"
        for name, pot in pots.items():
            paths = [folder / name.with_suffix(".po") for folder in folders]
            fresh = paths[:1] if pot.entries else []  # a page without words for translators
            for path in [path for path in paths if path in old] or fresh:
                wanted[path], heads[path] = pot, po_writer.header(title, header)
    faults = [trouble for file in old.values() for trouble in file.parse_errors]
    if faults:
        raise BookError("\n".join(f"{fault.place}: error: {fault.text}" for fault in faults))
    return [
        _update(path, old.get(path), wanted[path], heads.get(path, [])) for path in sorted(wanted)
    ]


def read_template(path: Path) -> PoFile:
    """Return the messages of a template, with their places from the book's folder."""
    file = read_po(path.read_bytes(), path.name)
    for entry in file.entries:  # Sphinx counts from the templates: ../../../source/ch1/index.md
        entry.references = [(_UPWARD.sub("", name), line) for name, line in entry.references]
    return file


def _below(folder: Path, suffix: str) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob(f"*{suffix}")) if path.is_file())


def _read(path: Path, root: Path) -> PoFile:
    name = os.path.relpath(path, root)
    try:
        return read_po(path.read_bytes(), name)
    except OSError as error:
        raise BookError(f"{name}: cannot be read: {error.strerror}") from None


def _update(path: Path, old: PoFile | None, pot: PoFile, header: list[str]) -> CatalogState:
    merged = merge(old or PoFile(path.name), pot)
    if old is None:
        merged.blocks[0] = header
    if merged.changed:
        write_atomically(path, text_of(merged, old).encode())
    return CatalogState(
        path=path,
        changed=merged.changed,
        translated=merged.translated,
        fuzzy=merged.fuzzy,
        untranslated=merged.untranslated,
    )


def text_of(merged: Merged, old: PoFile | None) -> str:
    """Return a merged catalog as text, with the line ends that it had."""
    end = "\r\n" if old and old.lines.get(1, "").endswith("\r") else "\n"
    blocks = [end.join(lines).strip("\r\n") for lines in merged.blocks if lines]
    return f"{end}{end}".join(blocks) + end
