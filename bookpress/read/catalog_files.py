"""Which languages and catalogs a book has, and what Sphinx would read in the place of one."""

from __future__ import annotations

import gettext
import io
import posixpath
import stat
import struct
from typing import TYPE_CHECKING

from bookpress.files.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bookpress.facts import Catalog, Settings
    from bookpress.files.sandbox import BookFiles
    from bookpress.read.po import PoFile

SPHINX = "sphinx"  # the domain of Sphinx's own texts

_MESSAGES = "LC_MESSAGES"
_SUFFIXES = (".po", ".mo")


def find_languages(disk: BookFiles, folders: Iterable[str], own: str) -> list[str]:
    """Return the languages that have catalogs in one of the folders, less the manuscript's own."""
    found = set()
    for folder in folders:
        for one in walk(disk, folder, lambda _: False):
            if one.kind == "folder" and one.name != own and _has_messages(disk, one.path):
                found.add(one.name)
    return sorted(found)


def _has_messages(disk: BookFiles, folder: str) -> bool:
    try:
        return stat.S_ISDIR((disk.root / folder / _MESSAGES).stat().st_mode)
    except PermissionError as error:
        disk.shut[folder] = error
    except OSError:
        pass
    return False


def find_catalogs(disk: BookFiles, settings: Settings) -> tuple[tuple[str, str, str], ...]:
    """Return the catalogs of a book.

    Args:
        disk: the files of the book.
        settings: those of the book; they name the languages.

    Returns:
        for each catalog its path from the book's folder, its language and its domain, in order.
        A .mo without its .po is a catalog too, since Sphinx uses it.
    """
    found: dict[str, tuple[str, str, str]] = {}
    for folder in settings.locale_folders:
        for language in dict.fromkeys((*settings.languages, settings.language)):
            messages = posixpath.join(folder, language, _MESSAGES)
            for path in _files(disk, messages):
                domain = posixpath.splitext(path.removeprefix(f"{messages}/"))[0]
                own = language not in settings.languages
                if not own or domain == SPHINX or _translates(disk, path):
                    found.setdefault(path, (path, language, domain))
    return tuple(found[path] for path in sorted(found))


def _files(disk: BookFiles, folder: str) -> Iterator[str]:
    """Yield the files that Sphinx would use: those of hidden folders it passes by."""
    found = walk(disk, folder, lambda one: not one.name.startswith("."))
    paths = {one.path for one in found if one.kind != "folder" and one.name.endswith(_SUFFIXES)}
    for path in sorted(paths):
        if path.endswith(".po") or path.removesuffix(".mo") + ".po" not in paths:
            yield path


def _translates(disk: BookFiles, path: str) -> bool:
    """Tell whether a catalog of the manuscript's own language changes any text."""
    if path.endswith(".mo"):
        return True
    from bookpress.read.po import read_po  # noqa: PLC0415 - most books have no such catalogs

    try:
        file = read_po(disk.read(path), path)
    except OSError:
        return True  # its reader will say so
    return any(entry.msgstr and entry.msgstr[0].value for entry in file.entries)


# --- .mo files ------------------------------------------------------------------------------


def stale_mo(disk: BookFiles, catalog: Catalog) -> str:
    """Return the .mo file that Sphinx uses in place of a catalog and that says something else.

    Sphinx compiles a catalog only when its .mo is older.
    """
    if catalog.path.endswith(".mo"):
        return catalog.path
    compiled = f"{posixpath.splitext(catalog.path)[0]}.mo"
    try:
        if (disk.root / compiled).stat().st_mtime < (disk.root / catalog.path).stat().st_mtime:
            return ""
        from bookpress.read.po import read_po  # noqa: PLC0415 - few catalogs are compiled

        same = _compiled(disk.read(compiled)) == _said(read_po(disk.read(catalog.path), ""))
    except OSError:
        return ""
    return "" if same else compiled


def _compiled(data: bytes) -> dict[str, str] | None:
    """Return the messages of a .mo file; None if it cannot be read."""
    try:
        held = gettext.GNUTranslations(io.BytesIO(data))
    except (OSError, ValueError, LookupError, ArithmeticError, struct.error):
        return None
    found: dict[str, str] = {}
    for key, text in vars(held).get("_catalog", {}).items():
        name = key[0] if isinstance(key, tuple) and key[1] in (0, 1) else key
        if isinstance(name, str) and name:
            found.setdefault(name, text)
    return found


def _said(file: PoFile) -> dict[str, str]:
    found = {}
    for entry in file.entries:
        context, msgid = entry.key
        text = entry.msgstr[0].value if entry.msgstr else ""
        if msgid and text and not entry.obsolete and not entry.fuzzy:
            found[msgid if context is None else f"{context}\x04{msgid}"] = text
    return found
