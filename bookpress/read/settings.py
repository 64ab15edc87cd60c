"""What the gate knows of a book before it reads a page: its conf.py, documents and languages."""

from __future__ import annotations

import dataclasses
import difflib
import os
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bookpress.facts import Settings, Signature
from bookpress.files.errors import CannotLook
from bookpress.files.packing import unpack
from bookpress.files.sandbox import exists
from bookpress.files.walk import Found, walk
from bookpress.read.catalog_files import find_languages
from bookpress.read.conf import root_doc_line
from bookpress.read.repository import repository_of
from bookpress.read.toc import read_toc

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bookpress.files.sandbox import BookFiles
    from bookpress.gate.options import Options
    from bookpress.read.conf.answer import Conf
    from bookpress.read.toc import Toc


def read_settings(disk: BookFiles, options: Options, conf: Conf) -> Settings:
    """Return the settings of a book.

    Args:
        disk: the files of the book.
        options: how the check is run.
        conf: what conf.py says.

    Raises:
        CannotLook: nothing of the book would be read, or it has no such language.
    """
    root = disk.root
    folder = _from(root, conf.source)
    configuration = _from(root, f"{conf.configuration}/{conf.file}")
    toc = _toc(disk, conf)
    ignoring = set[str]()
    documents = tuple(_documents(disk, folder, conf, toc, ignoring))
    if not documents and not conf.directives and ".md" not in dict(conf.suffixes):
        # An extension that is not installed may bring MyST along, as sphinx_lesson does.
        conf = dataclasses.replace(conf, suffixes=(*conf.suffixes, (".md", "markdown")))
        documents = tuple(_documents(disk, folder, conf, toc, ignoring))
    if not documents:
        raise CannotLook(_why_nothing(disk, folder, conf))
    repository = repository_of(root, folder, ignoring)
    locale_folders = tuple(_from(root, name) for name in conf.locale_folders)
    languages = find_languages(disk, locale_folders, conf.language)
    _refuse_unknown(options, languages, conf)
    chosen = [name for name in languages if not options.languages or name in options.languages]
    return Settings(
        language=conf.language,
        languages=tuple(chosen),
        left_out=tuple(name for name in languages if name not in chosen),
        source=folder,
        configuration=configuration,
        root=toc.root.name if toc else conf.root_doc,
        root_path=toc.root.path if toc else configuration,
        root_line=toc.root.line if toc else root_doc_line(root / configuration),
        toc=toc.below if toc else (),
        documents=documents,
        suffixes=conf.suffixes,
        bib_files=tuple(_from(root, name) for name in conf.bib_files),
        bibtex=conf.bibtex,
        press=conf.press,
        citation_styles=conf.citation_styles,
        locale_folders=locale_folders,
        compact_catalogs=conf.compact_catalogs,
        roles=conf.roles,
        directives=conf.directives,
        signatures=unpack(tuple[Signature, ...], conf.signatures),
        lexers=conf.lexers,
        highlight_language=conf.highlight_language,
        myst=_frozen(conf.myst),
        also_translated=conf.also_translated,
        numfig=conf.numfig,
        rst_prolog=conf.rst_prolog,
        rst_epilog=conf.rst_epilog,
        epilog_known=conf.epilog_known,
        rst_default_role=conf.rst_default_role,
        rst_marks_anywhere=conf.rst_marks_anywhere,
        elsewhere=conf.elsewhere,
        generates=conf.generates,
        objects=conf.objects,
        repository=repository.above,
        place=repository.place,
        ignored=repository.ignored,
        outside=options.outside,
        release=options.release,
        draft=options.draft,
        thresholds=options.thresholds,
        suppressed=conf.suppressed,
        titles_are_labels=conf.titles_are_labels,
    )


def _toc(disk: BookFiles, conf: Conf) -> Toc | None:
    suffixes = [suffix for suffix, _ in conf.suffixes]
    return read_toc(disk, _from(disk.root, conf.toc), suffixes) if conf.toc else None


def _refuse_unknown(options: Options, languages: Iterable[str], conf: Conf) -> None:
    """Stop at a language that the book does not have: a check of nothing would find nothing."""
    known = [*languages, conf.language]
    # A release may be promised before its catalogs are there, and a draft may begin without any.
    for name in options.languages:
        if name not in known and name in conf.book.languages:
            if not options.is_draft(name):
                advice = "run “bookpress catalogs”, or name it in “draft” of [tool.bookpress]"
                raise CannotLook(f"nothing is translated into “{name}” yet; {advice}")
        elif name not in known:
            near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.5)
            meant = f"did you mean “{near[0]}”?" if near else f"it has {', '.join(known)}"
            raise CannotLook(f"the book has no language “{name}”; {meant}")


def _frozen(value: Any) -> Any:  # noqa: ANN401 - JSON
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value


def _from(root: Path, path: str) -> str:
    """Return a path from the book's folder, with ``/``; the folder itself is an empty string."""
    name = Path(os.path.relpath(path, root)).as_posix()
    return "" if name == "." else name


def _may_hold_chapters(disk: BookFiles, folder: Found) -> bool:
    environment = disk.root / folder.path / "pyvenv.cfg"
    return not folder.name.startswith(".") and not exists(environment)


def _documents(
    disk: BookFiles, source: str, conf: Conf, toc: Toc | None, ignoring: set[str]
) -> list[tuple[str, str]]:
    """Find the documents as Sphinx does: by suffix, less the excluded patterns.

    The folders with a .gitignore that it comes through are added to ``ignoring``.
    """
    included = [re.compile(pattern).match for pattern in conf.included]
    excluded = [re.compile(pattern).match for pattern in conf.excluded]
    start = len(f"{source}/") if source else 0

    def is_excluded(path: str) -> bool:
        return any(match(path) for match in excluded)

    def enters(folder: Found) -> bool:
        return not is_excluded(folder.path[start:]) and _may_hold_chapters(disk, folder)

    found: dict[str, str] = {}
    # A folder that is called like a chapter is meant to be one: its reader will say so.
    for one in sorted(walk(disk, source, enters)):
        if one.name == ".gitignore":
            ignoring.add(posixpath.dirname(one.path))
        suffix = next((s for s, _ in conf.suffixes if one.name.endswith(s)), None)
        if suffix is None or (one.kind == "folder" and not _may_hold_chapters(disk, one)):
            continue
        path = one.path[start:]
        if not is_excluded(path) and any(match(path) for match in included):
            name = path.removesuffix(suffix)
            if toc is None or not conf.toc_alone or toc.lists(name):
                found.setdefault(name, one.path)
    return sorted(found.items())


def _why_nothing(disk: BookFiles, source: str, conf: Conf) -> str:
    """Say why no document was found."""
    place = source or "the book’s folder"
    suffixes = [suffix for suffix, _ in conf.suffixes]
    pages = [one for one in walk(disk, source) if one.name.endswith(".md")]
    shut = next(iter(disk.shut), None)
    if source in disk.links:
        why = f"{place} is a link to {disk.links[source]}; copy it into the book"
    elif shut is not None:
        name = shut or place
        why = f"{name} can’t be opened ({disk.shut[shut].strerror}); make it readable"
    elif pages and ".md" not in suffixes and conf.notices:
        why = f"no extension for .md files could be loaded: {conf.notices[0]}"
    elif pages and ".md" not in suffixes:
        why = "“myst_parser” is not among the extensions in conf.py, so no .md file is read; add it"
    elif pages:
        why = f"exclude_patterns or include_patterns in conf.py leave out all of {place}; mend them"
    else:
        why = f"no file in {place} ends in {' or '.join(suffixes)}; write a chapter"
    return f"nothing of the book would be read: {why}"
