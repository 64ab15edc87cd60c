"""The contents of a book as a _toc.yml lists them, for sphinx-external-toc and Jupyter Book 1."""

from __future__ import annotations

import dataclasses
import fnmatch
import posixpath
from typing import TYPE_CHECKING, NamedTuple

from bookpress.facts import ListedDocument, Place, TocEntry
from bookpress.files.errors import CannotLook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bookpress.facts import Document, Settings
    from bookpress.files.sandbox import BookFiles


class Toc(NamedTuple):
    """A _toc.yml; ``root`` is its first document."""

    root: ListedDocument
    below: tuple[ListedDocument, ...]

    def lists(self, name: str) -> bool:
        """Tell whether a document stands in it."""
        return name == self.root.name or any(
            _matches(name, one.name) if one.glob else name == one.name for one in self.below
        )


def _matches(name: str, pattern: str) -> bool:
    """Tell whether a pattern is of a document: one star stays in its folder, as Sphinx has it."""
    if "**" in pattern:
        return fnmatch.fnmatchcase(name, pattern)
    names, patterns = name.split("/"), pattern.split("/")
    return len(names) == len(patterns) and all(map(fnmatch.fnmatchcase, names, patterns))


def read_toc(disk: BookFiles, path: str, suffixes: Sequence[str]) -> Toc:
    """Return what a _toc.yml lists.

    Args:
        disk: the files of the book.
        path: the file, from the book's folder.
        suffixes: endings of the manuscript's files, which names may have.

    Raises:
        CannotLook: it can't be read, or sphinx-external-toc would not take it.
    """
    import yaml  # noqa: PLC0415 - few books have one

    from bookpress.read.toc_grammar import TocReader  # noqa: PLC0415 - as above

    try:
        loader = yaml.SafeLoader(disk.read(path).decode("utf-8-sig"))
        root, *below = TocReader(path, suffixes, loader).documents()
    except OSError as error:
        raise CannotLook(f"{path} can’t be opened ({error.strerror}); write it") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark is not None else path
        why = getattr(error, "problem", None) or "it is no YAML in UTF-8"
        raise CannotLook(f"{where}: the contents can’t be read ({why}); mend it") from None
    return Toc(root, tuple(below))


def with_toc(documents: Sequence[Document], settings: Settings) -> tuple[Document, ...]:
    """Return the documents, each with what the _toc.yml lists below it as if it had a toctree.

    What is below a document that is not there counts to the first one. Each pattern is a toctree
    of its own: it may take in what another entry has taken in already.
    """
    names = {one.name for one in documents}
    counted = {one.name for one in settings.toc if one.numbered}
    tocs: dict[str, list[TocEntry]] = {}
    for one in sorted(settings.toc, key=lambda one: one.glob):
        owner = one.parent if one.parent in names else settings.root
        entry = TocEntry(
            _target(one, settings),
            Place(one.path, one.line, one.column),
            one.glob,
            # else by the number of its owner
            numbered=one.numbered if owner not in counted else 0,
            first_line=one.line if one.glob else 0,
        )
        tocs.setdefault(owner, []).append(entry)
    return tuple(
        dataclasses.replace(one, toc=(*one.toc, *tocs[one.name])) if one.name in tocs else one
        for one in documents
    )


def _target(one: ListedDocument, settings: Settings) -> str:
    """Return the name of a document as it leads there from the _toc.yml."""
    return one.name if posixpath.dirname(one.path) == settings.source else f"/{one.name}"
