"""The files of a book: which there are, which a page names, and which it takes in."""

from __future__ import annotations

import dataclasses
import posixpath
from itertools import chain
from typing import TYPE_CHECKING, Any

from bookpress.facts import Passage
from bookpress.files.sandbox import BookFiles, exists, is_below, is_file
from bookpress.files.walk import walk
from bookpress.text.messages import without_blanks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bookpress.facts import Document, Place, Settings

_PASSED_BY = frozenset(("node_modules", "__pycache__", "build", "_build", "dist"))


def files_of(disk: BookFiles, documents: Iterable[Document], source: str) -> frozenset[str]:
    """Return the files in the book's folder, less what tools leave there, and all that pages name.

    A page may name what lies among the work of tools, or behind a link.
    """
    return frozenset((*_files_in(disk), *_named(disk, documents, source)))


def _files_in(disk: BookFiles) -> Iterator[str]:
    # A disk of its own: what nobody names may lead where it will.
    for one in walk(
        BookFiles(disk.root), "", lambda one: not one.link and not _is_passed_by(one.name)
    ):
        if one.kind == "file":
            yield one.path


def _is_passed_by(name: str) -> bool:
    return name.startswith(".") or name in _PASSED_BY


def _named(disk: BookFiles, documents: Iterable[Document], source: str) -> Iterator[str]:
    for document in documents:
        for use in document.files:
            path = named_path(use.place.path, use.target, source)
            if path.endswith(".*"):
                yield from _any_format(disk, path)
            elif path and (disk.leads_out(path) or disk.has_file(path)):
                yield path
        for reference in document.references:
            if reference.role == "link":
                target = reference.target.removeprefix("path:").partition("#")[0].partition("?")[0]
                path = named_path(reference.place.path, target, source)
                if path and (disk.leads_out(path) or exists(disk.root / path)):
                    yield path


def _any_format(disk: BookFiles, path: str) -> Iterator[str]:
    """Yield the files that ``name.*`` stands for."""
    folder = posixpath.dirname(path)
    if not disk.leads_out(folder):
        for one in walk(disk, folder, lambda _: False):
            if one.kind == "file" and one.path.startswith(path[:-1]):
                yield one.path


def named_path(path: str, target: str, source: str) -> str:
    """Return the file that a page names, from the book's folder.

    Args:
        path: the page.
        target: as written: from the page's folder, or with ``/`` first from the manuscript's.
        source: the manuscript's folder.

    Returns:
        an empty string if the file lies outside the book's folder.
    """
    found = _path(path, target, source)
    return "" if found == ".." or found.startswith("../") else found


def included_path(path: str, target: str, settings: Settings, disk: BookFiles) -> str:
    """Return the file that a page includes; an empty string if it is none that may be read.

    In a book without the press the whole repository may be, as Sphinx reads it: a page of docs/
    often includes ../README.md. Links in the file system may lead out of neither.
    """
    found = _path(path, target, settings.source)
    if not found.startswith("../"):
        return found if found != ".." and disk.has_file(found) else ""
    folders = settings.outside if settings.press else (*settings.outside, settings.repository)
    whole = disk.root / found
    inside = any(is_below(whole, disk.root / folder) for folder in folders if folder)
    return found if inside and is_file(whole) else ""


def _path(path: str, target: str, source: str) -> str:
    folder = source if target.startswith("/") else posixpath.dirname(path)
    return posixpath.normpath(posixpath.join(folder or ".", target.lstrip("/")))


RST = "restructuredtext"
READ = frozenset(("markdown", "myst-nb", RST))  # parsers, as source_suffix calls them


def language_of(path: str, settings: Settings) -> str:
    """Return the name of the parser of a page, as ``source_suffix`` has it."""
    return next((kind for suffix, kind in settings.suffixes if path.endswith(suffix)), "markdown")


_PARSERS = {  # as :parser: of an include may name them
    **dict.fromkeys(("md", "markdown", "myst", "myst_parser.sphinx_", "myst_parser.docutils_"),
                    "markdown"),
    **dict.fromkeys(("rst", RST, "docutils.parsers.rst"), RST),
}  # fmt: skip


def parser_of(options: Iterable[tuple[str, str, Place]]) -> str:
    """Return the name of the parser that a directive asks for; nothing if none that is known."""
    named = next((value for name, value, _ in options if name == "parser"), "")
    return _PARSERS.get(named.strip().lower(), "")


def join_included(documents: Sequence[Document], source: str = "") -> tuple[Document, ...]:
    """Give each document the facts of the files it includes, theirs again included."""
    by_path = {document.path: document for document in documents}
    joined = []
    for document in documents:
        if document.name:
            parts = _with_included(document, by_path, source)
            joined.append(_join(document, parts) if len(parts) > 1 else document)
    return tuple(joined)


def _with_included(
    document: Document,
    by_path: dict[str, Document],
    source: str,
) -> list[Document]:
    """Return a document and all it includes, each once, in the order of the text."""
    parts, seen = [], set[str]()
    waiting = [(document, False)]  # what is to be taken in, and whether in part
    while waiting:
        part, partly = waiting.pop()
        if part.path in seen:
            continue
        seen.add(part.path)
        parts.append(_unjudged(part) if partly else part)
        for use in reversed(part.files):
            path = _path(part.path, use.target, source) if use.kind == "include" else ""
            if path in by_path:
                waiting.append((by_path[path], partly or use.partly))
    return parts


def _unjudged(document: Document) -> Document:
    """Return a document of which a page takes in a part: nobody asks for what may be left out."""
    return dataclasses.replace(
        document,
        citations=tuple(one._replace(role="") for one in document.citations),
        marks=tuple(one._replace(malformed=True) for one in document.marks),
        footnotes=tuple(one._replace(malformed=True) for one in document.footnotes),
        references=(),
    )


def _join(document: Document, parts: list[Document]) -> Document:
    names = [
        field.name
        for field in dataclasses.fields(document)
        if field.name not in ("name", "path", "orphan", "commands")
    ]
    joined: dict[str, Any] = {
        name: tuple(chain.from_iterable(getattr(part, name) for part in parts)) for name in names
    }
    return dataclasses.replace(document, **joined)


def join_shown(documents: Sequence[Document], disk: BookFiles, source: str) -> tuple[Document, ...]:
    """Give each document the text of the files it shows with ``{literalinclude}``.

    Sphinx asks translators for it when the book has code translated
    (``gettext_additional_targets``), so a catalog may hold it.
    """
    return tuple(
        dataclasses.replace(document, passages=(*document.passages, *shown))
        if (shown := tuple(_shown(document, disk, source)))
        else document
        for document in documents
    )


def _shown(document: Document, disk: BookFiles, source: str) -> Iterator[Passage]:
    for use in document.files:
        name = named_path(document.path, use.target, source)
        if use.kind != "literalinclude" or not name:
            continue
        try:
            text = disk.read(name).decode("utf-8", "replace")
        except OSError:
            continue  # crossrefs.missing-file or crossrefs.outside-book has said it
        yield Passage(without_blanks(text), "literal" if use.partly else "code", use.place)
