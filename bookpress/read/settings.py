"""What a book is: its conf.py and what Sphinx says of that, its documents, its languages."""

from __future__ import annotations

import difflib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bookpress.disk import exists, is_file, read_regular
from bookpress.errors import CannotLook
from bookpress.facts import Settings, Signature
from bookpress.read.asking import settings_said
from bookpress.read.catalog_files import find_languages
from bookpress.read.folders import Found, walk
from bookpress.read.packing import unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bookpress.disk import Disk
    from bookpress.options import Options
    from bookpress.read.cache import Cache

_SOURCES = ("source", "src", "docs", "doc", "book", "manuscript")
_FIRST = re.compile(r"""^(?:root|master)_doc\s*=\s*["']([\w./-]+)["']""", re.MULTILINE)


def find_book(root: Path) -> tuple[Path, Path]:
    """Return the folder of conf.py and the folder of the manuscript.

    Raises:
        CannotLook: if there is no conf.py.
    """
    for name in ("", *_SOURCES):
        configuration = root / name
        if not is_file(configuration / "conf.py"):
            continue
        return configuration, _manuscript(configuration)
    message = f"{root} holds no book: there is no conf.py in it; name the folder that has one"
    raise CannotLook(message)


def _manuscript(configuration: Path) -> Path:
    """Return the folder with the first document; where there is none, with any."""
    below = [configuration / source for source in _SOURCES]
    first, _ = _first_page(configuration / "conf.py")
    for name in (f"{first.strip('/')}.*", "index.*"):
        for folder in (configuration, *below):
            if _holds(folder, name):
                return folder
    return next((folder for folder in below if _holds(folder, "*.md")), configuration)


def _holds(folder: Path, names: str) -> bool:
    try:
        return any(folder.glob(names))
    except (OSError, ValueError):
        return False


def _first_page(conf: Path) -> tuple[str, int]:
    """Return the name of the first document, as far as conf.py says it in plain words, and where.

    Raises:
        CannotLook: if conf.py can't be opened.
    """
    try:
        text = read_regular(conf).decode("utf-8", "replace")
    except OSError as error:
        raise CannotLook(f"{conf} can’t be opened ({error.strerror}); make it readable") from None
    match = _FIRST.search(text)
    return (match[1], text.count("\n", 0, match.start()) + 1) if match else ("index", 1)


def read_settings(
    disk: Disk,
    options: Options,
    cache: Cache,
    meanwhile: Callable[[], object] = lambda: None,
) -> Settings:
    """Return the settings of a book.

    Args:
        disk: the files of the book.
        options: how the check is run.
        cache: where an earlier answer of Sphinx may be.
        meanwhile: called while Sphinx is asked, which takes most of a second.

    Raises:
        CannotLook: if there is no conf.py, Sphinx can't use it, or nothing of it would be read.
    """
    root = disk.root
    configuration, source = find_book(root)
    said = settings_said(configuration, source, cache, meanwhile)
    folder = _from(root, source)
    documents = tuple(_documents(disk, folder, said))
    if not documents:
        raise CannotLook(_why_nothing(disk, folder, said))
    locale_folders = tuple(_from(root, Path(name)) for name in said["locale_folders"])
    languages = find_languages(disk, locale_folders, said["language"])
    _refuse_unknown(options, languages, said["language"])
    chosen = [name for name in languages if not options.languages or name in options.languages]
    return Settings(
        language=said["language"],
        languages=tuple(chosen),
        left_out=tuple(name for name in languages if name not in chosen),
        source=folder,
        configuration=_from(root, configuration / "conf.py"),
        root=said["root"],
        root_line=_first_page(configuration / "conf.py")[1],
        documents=documents,
        suffixes=tuple((suffix, kind) for suffix, kind in said["suffixes"]),
        bib_files=tuple(_from(root, Path(name)) for name in said["bib_files"]),
        bibtex=said["bibtex"],
        press=said["press"],
        locale_folders=locale_folders,
        compact_catalogs=said["compact_catalogs"],
        roles=frozenset(said["roles"]),
        directives=frozenset(said["directives"]),
        signatures=unpack(tuple[Signature, ...], said["signatures"]),
        lexers=tuple(said["lexers"]),
        highlight_language=said["highlight_language"],
        myst=_frozen(said["myst"]),
        also_translated=tuple(said["also_translated"]),
        numfig=said["numfig"],
        elsewhere=said["elsewhere"],
        outside=options.outside,
        release=options.release,
        thresholds=options.thresholds,
        suppressed=tuple(said["suppressed"]),
        titles_are_labels=said["titles_are_labels"],
    )


def _refuse_unknown(options: Options, languages: Iterable[str], own: str) -> None:
    """Stop at a language that the book does not have: a check of nothing would find nothing."""
    known = [*languages, own]
    # A release may be promised before its catalogs are there.
    for name in options.languages:
        if name not in known:
            near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.5)
            meant = f"did you mean “{near[0]}”?" if near else f"it has {', '.join(known)}"
            raise CannotLook(f"the book has no language “{name}”; {meant}")


def _frozen(value: Any) -> Any:  # noqa: ANN401 - JSON
    return tuple(_frozen(part) for part in value) if isinstance(value, list) else value


def _from(root: Path, path: Path) -> str:
    """Return a path from the book's folder, with ``/``; the folder itself is an empty string."""
    name = Path(os.path.relpath(path, root)).as_posix()
    return "" if name == "." else name


def _may_hold_chapters(disk: Disk, folder: Found) -> bool:
    environment = disk.root / folder.path / "pyvenv.cfg"
    return not folder.name.startswith(".") and not exists(environment)


def _documents(disk: Disk, source: str, said: dict[str, Any]) -> list[tuple[str, str]]:
    """Find the documents as Sphinx does: by suffix, less the excluded patterns."""
    included = [re.compile(pattern).match for pattern in said["included"]]
    excluded = [re.compile(pattern).match for pattern in said["excluded"]]
    start = len(f"{source}/") if source else 0

    def is_excluded(path: str) -> bool:
        return any(match(path) for match in excluded)

    def enters(folder: Found) -> bool:
        return not is_excluded(folder.path[start:]) and _may_hold_chapters(disk, folder)

    found: dict[str, str] = {}
    # A folder that is called like a chapter is meant to be one: its reader will say so.
    for one in sorted(walk(disk, source, enters)):
        suffix = next((s for s, _ in said["suffixes"] if one.name.endswith(s)), None)
        if suffix is None or (one.kind == "folder" and not _may_hold_chapters(disk, one)):
            continue
        path = one.path[start:]
        if not is_excluded(path) and any(match(path) for match in included):
            found.setdefault(path.removesuffix(suffix), one.path)
    return sorted(found.items())


def _why_nothing(disk: Disk, source: str, said: dict[str, Any]) -> str:
    """Say why no document was found."""
    place = source or "the book’s folder"
    suffixes = [suffix for suffix, _ in said["suffixes"]]
    pages = [one for one in walk(disk, source) if one.name.endswith(".md")]
    shut = next(iter(disk.shut), None)
    if source in disk.links:
        why = f"{place} is a link to {disk.links[source]}; copy it into the book"
    elif shut is not None:
        name = shut or place
        why = f"{name} can’t be opened ({disk.shut[shut].strerror}); make it readable"
    elif pages and ".md" not in suffixes:
        why = "“myst_parser” is not among the extensions in conf.py, so no .md file is read; add it"
    elif pages:
        why = f"exclude_patterns or include_patterns in conf.py leave out all of {place}; mend them"
    else:
        why = f"no file in {place} ends in {' or '.join(suffixes)}; write a chapter"
    return f"nothing of the book would be read: {why}"
