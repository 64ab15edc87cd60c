"""Bring the translators' catalogs up to date with the manuscript.

Sphinx's gettext builder extracts the messages and sphinx-intl matches old translations to new
texts. Sphinx-intl drops translators' comments when it writes a file (sphinx-intl#57) and leaves
line numbers behind when no text has changed; so it works on a copy, and what a person wrote is
carried over from the catalog itself. A catalog in which nothing has changed is not touched.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_intl import basic as sphinx_intl

from bookpress.po_file import read_po

if TYPE_CHECKING:
    import polib

WRAP = 78
# Babel takes {cite} for a placeholder of Python's str.format; it is a role.
FALSE_FLAGS = {"python-brace-format", "python-format", "c-format"}


@dataclass(frozen=True)
class CatalogState:
    """How far one catalog is translated (counts of messages)."""

    path: Path
    changed: bool
    translated: int
    fuzzy: int
    untranslated: int


def update_catalogs(
    templates: Path,
    locale: Path,
    languages: list[str],
    headers: dict[str, dict[str, str]],
) -> list[CatalogState]:
    """Update every catalog below ``locale`` from the .pot files in ``templates``.

    Args:
        templates: what the gettext builder wrote.
        locale: the folder that holds ``<language>/LC_MESSAGES/*.po``.
        languages: which languages to update (Sphinx codes).
        headers: what a new catalog says of itself, by language.

    Raises:
        CatalogError: a catalog breaks the syntax of PO files; nothing has been written then.
    """
    current = {path: _read(path) for lang in languages for path in _catalogs(locale, lang)}
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch, "locale")
        if locale.is_dir():
            shutil.copytree(locale, copy)
        with contextlib.redirect_stdout(io.StringIO()):
            sphinx_intl.update(str(copy), str(templates), languages, jobs=1)
        return [
            _merge(
                current.get(locale / path.relative_to(copy)),
                path,
                locale / path.relative_to(copy),
                _template(templates, path),
                headers[language],
            )
            for language in languages
            for path in _catalogs(copy, language)
        ]


def _catalogs(locale: Path, language: str) -> list[Path]:
    return sorted((locale / language / "LC_MESSAGES").rglob("*.po"))


def _read(path: Path) -> polib.POFile:
    return read_po(path, WRAP)


def _template(templates: Path, catalog: Path) -> polib.POFile | None:
    path = templates / f"{catalog.stem}.pot"
    return _read(path) if path.is_file() else None


def _merge(
    old: polib.POFile | None,
    updated: Path,
    target: Path,
    template: polib.POFile | None,
    header: dict[str, str],
) -> CatalogState:
    new = _read(updated)
    _carry_over(old, new, template)
    changed = old is None or _substance(old) != _substance(new)
    if changed:
        new.metadata = _header(old, header)
        title = f"Translation of {header['Project-Id-Version']}"
        new.header = old.header if old is not None else title
        new.metadata_is_fuzzy = False
        target.parent.mkdir(parents=True, exist_ok=True)
        new.save(str(target))
    return CatalogState(
        path=target,
        changed=changed,
        translated=len(new.translated_entries()),
        fuzzy=len(new.fuzzy_entries()),
        untranslated=len(new.untranslated_entries()),
    )


def _carry_over(
    old: polib.POFile | None,
    new: polib.POFile,
    template: polib.POFile | None,
) -> None:
    comments = {entry.msgid: entry.tcomment for entry in old or [] if entry.tcomment}
    places = {entry.msgid: _from_root(entry.occurrences) for entry in template or []}
    for entry in new:
        entry.tcomment = comments.get(entry.msgid, entry.tcomment)
        entry.flags = [flag for flag in entry.flags if flag not in FALSE_FLAGS]
        entry.occurrences = [] if entry.obsolete else places.get(entry.msgid, entry.occurrences)


def _from_root(places: list[tuple[str, str]]) -> list[tuple[str, str]]:
    # Sphinx counts from the folder of the templates: ../../../source/ch1/index.md.
    return [(path.replace("../", ""), line) for path, line in places]


def _substance(catalog: polib.POFile) -> list[tuple[object, ...]]:
    return sorted(
        (e.msgid, e.msgstr, e.obsolete, e.fuzzy, e.tcomment, tuple(e.occurrences)) for e in catalog
    )


def _header(old: polib.POFile | None, given: dict[str, str]) -> dict[str, str]:
    header = given | {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    if old is not None:
        header |= old.metadata
    header.pop("POT-Creation-Date", None)  # it would change every catalog at every update
    return header
