"""The contents of a book as a _toc.yml lists them, for sphinx-external-toc and Jupyter Book 1.

https://sphinx-external-toc.readthedocs.io/en/latest/user_guide/sphinx.html: ``root`` and ``file``
name documents, with or without their suffixes, ``glob`` some of them; how the lists below them are
called depends on ``format`` and on their depth, so every list below an entry is followed.
"""

from __future__ import annotations

import dataclasses
import fnmatch
import posixpath
from typing import TYPE_CHECKING, NamedTuple

from bookpress.facts import ListedDocument, Place, TocEntry
from bookpress.files.errors import CannotLook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import yaml

    from bookpress.facts import Document, Settings
    from bookpress.files.sandbox import BookFiles

_DEEPEST = 40  # lists in lists; nobody's contents are as deep


class Toc(NamedTuple):
    """A _toc.yml; ``root`` is its first document."""

    root: ListedDocument
    below: tuple[ListedDocument, ...]

    def lists(self, name: str) -> bool:
        """Tell whether a document stands in it."""
        return name == self.root.name or any(
            fnmatch.fnmatchcase(name, one.name) if one.glob else name == one.name
            for one in self.below
        )


def read_toc(disk: BookFiles, path: str, suffixes: Sequence[str]) -> Toc:
    """Return what a _toc.yml lists.

    Args:
        disk: the files of the book.
        path: the file, from the book's folder.
        suffixes: endings of the manuscript's files, which names may have.

    Raises:
        CannotLook: it can't be read, or has no ``root``.
    """
    import yaml  # noqa: PLC0415 - few books have one

    try:
        top = yaml.compose(disk.read(path).decode("utf-8-sig"), yaml.SafeLoader)
    except OSError as error:
        raise CannotLook(f"{path} can’t be opened ({error.strerror}); write it") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark is not None else path
        why = getattr(error, "problem", None) or "it is no YAML in UTF-8"
        raise CannotLook(f"{where}: the contents can’t be read ({why}); mend it") from None
    found = _listed(top, path, suffixes) if isinstance(top, yaml.MappingNode) else iter(())
    listed = tuple(found)
    if not listed or not _names_root(top):
        raise CannotLook(f"{path}:1: the contents name no first document; write “root: intro”")
    return Toc(listed[0], listed[1:])


def with_toc(documents: Sequence[Document], settings: Settings) -> tuple[Document, ...]:
    """Return the documents, the first with what the _toc.yml lists as if it stood in a toctree."""
    entries = tuple(
        TocEntry(
            _target(one, settings), Place(one.path, one.line, one.column), one.glob, numbered=0
        )
        for one in settings.toc
    )
    return tuple(
        dataclasses.replace(one, toc=(*one.toc, *entries)) if one.name == settings.root else one
        for one in documents
    )


def _target(one: ListedDocument, settings: Settings) -> str:
    """Return the name of a document as it leads there from the _toc.yml."""
    return one.name if posixpath.dirname(one.path) == settings.source else f"/{one.name}"


def _names_root(top: yaml.Node) -> bool:
    pairs = top.value if isinstance(top.value, list) else []
    return any(key.value == "root" for key, _ in pairs)


def _listed(
    node: yaml.Node, path: str, suffixes: Sequence[str], depth: int = 0
) -> Iterator[ListedDocument]:
    """Yield the documents that a mapping names, its own first, then those of the lists in it."""
    if depth > _DEEPEST or not isinstance(node.value, list):
        return
    pairs = [(key.value, value) for key, value in node.value]
    for key, value in pairs:
        if key in {"root", "file", "glob"} and isinstance(value.value, str):
            suffix = next((one for one in suffixes if value.value.endswith(one)), "")
            name = posixpath.normpath(value.value.removesuffix(suffix).lstrip("/"))
            line, column = value.start_mark.line + 1, value.start_mark.column + 1
            yield ListedDocument(name, path, line, column, glob=key == "glob")
    for key, value in pairs:
        if key not in {"meta", "defaults", "options"} and value.id == "sequence":
            for part in value.value:
                if part.id == "mapping":
                    yield from _listed(part, path, suffixes, depth + 1)
