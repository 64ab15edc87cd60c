"""The files of a book: which there are, which a page names, and which it takes in."""

from __future__ import annotations

import dataclasses
import errno
import os
import posixpath
from typing import TYPE_CHECKING, Any

from bookpress.facts import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bookpress.facts import Document

_PASSED_BY = frozenset(("node_modules", "__pycache__", "build", "_build", "dist"))


def files_of(root: Path) -> frozenset[str]:
    """Return every file in the book's folder, less what tools leave there."""
    found = set()
    for folder, folders, files in os.walk(root):
        folders[:] = [
            name for name in folders if not name.startswith(".") and name not in _PASSED_BY
        ]
        at = os.path.relpath(folder, root).replace(os.sep, "/")
        found |= {name if at == "." else f"{at}/{name}" for name in files}
    return frozenset(found)


def named_path(path: str, target: str, source: str) -> str:
    """Return the file that a page names, from the book's folder.

    Args:
        path: the page.
        target: as written: from the page's folder, or with ``/`` first from the manuscript's.
        source: the manuscript's folder.

    Returns:
        an empty string if the file lies outside the book's folder.
    """
    folder = source if target.startswith("/") else posixpath.dirname(path)
    found = posixpath.normpath(posixpath.join(folder or ".", target.lstrip("/")))
    return "" if found == ".." or found.startswith("../") else found


def join_included(documents: Sequence[Document], source: str = "") -> tuple[Document, ...]:
    """Give each document the facts of the files it includes, theirs again included."""
    by_path = {document.path: document for document in documents}
    joined = []
    for document in documents:
        if document.name:
            parts = _with_included(document, by_path, source, set())
            joined.append(_join(document, parts) if len(parts) > 1 else document)
    return tuple(joined)


def _with_included(
    document: Document,
    by_path: dict[str, Document],
    source: str,
    seen: set[str],
) -> list[Document]:
    seen.add(document.path)
    parts = [document]
    for use in document.files:
        if use.kind == "include":
            included = by_path.get(named_path(document.path, use.target, source))
            if included is not None and included.path not in seen:
                found = _with_included(included, by_path, source, seen)
                parts += map(_unjudged, found) if use.partly else found
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
        name: sum((getattr(part, name) for part in parts), ()) for name in names
    }
    return dataclasses.replace(document, **joined)


def read_file(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        OSError: it can't be read; a device or a pipe, of which there may be no end, is no file.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EINVAL, "no regular file", str(path))
    return path.read_bytes()


def join_shown(documents: Sequence[Document], root: Path, source: str) -> tuple[Document, ...]:
    """Give each document the text of the files it shows with ``{literalinclude}``.

    Sphinx asks translators for it when the book has code translated
    (``gettext_additional_targets``), so a catalog may hold it.
    """
    return tuple(
        dataclasses.replace(document, passages=(*document.passages, *shown))
        if (shown := tuple(_shown(document, root, source)))
        else document
        for document in documents
    )


def _shown(document: Document, root: Path, source: str) -> Iterator[Passage]:
    for use in document.files:
        name = named_path(document.path, use.target, source)
        file = (root / name).resolve()
        if use.kind != "literalinclude" or not name or not file.is_relative_to(root.resolve()):
            continue
        try:
            text = file.read_text("utf-8", "replace")
        except OSError:
            continue  # crossrefs.missing-file has said it
        yield Passage("".join(text.split()), "code", use.place)
