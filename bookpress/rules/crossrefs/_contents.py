"""Tables of contents: which chapters each of their lines takes in (sphinx/directives/other.py)."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from bookpress.facts import ALL_LEVELS
from bookpress.rules.crossrefs._circles import circles
from bookpress.rules.crossrefs._targets import BUILT_IN, document_named, names_of, path_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, Document, Settings, TocEntry


class Line(NamedTuple):
    """A line of a ``{toctree}``, the chapters it takes in, and the line that had them before."""

    entry: TocEntry
    chapters: tuple[str, ...]
    before: TocEntry | None = None


def lines_of(document: Document, book: Book, names: set[str]) -> Iterator[Line]:
    """Yield the lines of the tables of contents of a page, ``names`` being those of all pages."""
    trees = groupby(document.toc, lambda entry: (entry.place.path, entry.first_line))
    for _, tree in trees:
        yield from _lines(list(tree), document.name, book, names)


def _lines(tree: list[TocEntry], own: str, book: Book, names: set[str]) -> Iterator[Line]:
    taken: dict[str, TocEntry] = {}
    for entry in tree:
        before = None
        if entry.glob:
            pattern = _pattern(_name(entry, book.settings))
            matching = (name for name in names if name != own and pattern.match(name))
            found = tuple(sorted(name for name in matching if name not in taken))
        else:
            name = document_named(entry.place, entry.target, book.settings)
            found = (name,) if name in names else ()
            before = taken.get(name)
        taken.update((name, entry) for name in found if name not in taken)
        yield Line(entry, found, before)


def _name(entry: TocEntry, settings: Settings) -> str:
    """Return the pattern from the manuscript’s folder; unlike a name it may have no suffix."""
    path = path_from(entry.place, entry.target, settings.source)
    return posixpath.relpath(path, settings.source) if settings.source else path


@lru_cache(maxsize=256)
def _pattern(pattern: str) -> re.Pattern[str]:
    """Return what a pattern matches: one star stays in its folder (sphinx/util/matching.py)."""
    parts = re.split(r"(\*\*|\*|\?|\[!?\]?[^\]]*\])", pattern)
    return re.compile("".join(_MANY.get(part) or _chosen(part) for part in parts) + r"\Z")


_MANY = {"**": ".*", "*": "[^/]*", "?": "[^/]"}


def _chosen(part: str) -> str:
    if not (part.startswith("[") and part.endswith("]")):
        return re.escape(part)
    inner = part[1:-1].replace("\\", r"\\")
    if inner.startswith("!"):
        return f"[^/{inner[1:]}]"
    return f"[\\{inner}]" if inner.startswith("^") else f"[{inner}]"


def missing_entries(book: Book) -> Iterator[TocEntry]:
    """Yield the lines of tables of contents that take in nothing."""
    names = names_of(book)
    for document in book.documents:
        for entry, found, _ in lines_of(document, book, names):
            if not found and entry.target not in BUILT_IN:
                yield entry


def below(book: Book) -> dict[str, list[str]]:
    """Return for each page the chapters that its tables of contents name, in their order."""
    names = names_of(book)
    return {
        document.name: [name for line in lines_of(document, book, names) for name in line.chapters]
        for document in book.documents
        if document.toc
    }


def chapters(book: Book) -> list[str] | None:
    """Return the documents with chapter numbers, in order; None if there are no such numbers."""
    names = names_of(book)
    found = [
        name
        for document in book.documents
        for line in lines_of(document, book, names)
        if line.entry.numbered
        for name in line.chapters
    ]
    return found or None


def numbered(book: Book) -> set[str]:
    """Return the documents whose sections have numbers: chapters and all below them."""
    inner = below(book)
    found: set[str] = set()
    waiting = list(chapters(book) or ())
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += inner.get(name, ())
    return found


def circular(book: Book) -> Iterator[tuple[TocEntry, list[str]]]:
    """Yield each line that closes a circle of chapters, and the way around it."""
    names = names_of(book)
    below = {
        document.name: [
            (name, line.entry)
            for line in lines_of(document, book, names)
            for name in line.chapters
            if name != document.name  # crossrefs.listed-twice
        ]
        for document in book.documents
        if document.toc
    }
    return circles(below, book.settings.root)


def numbered_again(book: Book) -> Iterator[tuple[TocEntry, str]]:
    """Yield each line that would number a chapter again, and the chapter: Sphinx numbers it once.

    All that stands below a numbered chapter has numbers, whatever its own contents say
    (``assign_section_numbers``). How deep a number of levels reaches depends on the section that
    the contents stand in: only contents without such a number are followed. What goes in circles
    is another rule's.
    """
    if any(circular(book)):
        return
    names = names_of(book)
    below = {
        one.name: [
            line
            for line in lines_of(one, book, names)
            if not line.before and one.name not in line.chapters
        ]
        for one in book.documents
        if one.toc
    }
    first = [name for name in (book.settings.root, *below) if name in below]
    done: set[str] = set()
    for top in dict.fromkeys(first):
        waiting = [line for line in reversed(below[top]) if line.entry.numbered == ALL_LEVELS]
        while waiting:
            line = waiting.pop()
            inner: list[Line] = []
            for name in line.chapters:
                if name in done:
                    yield line.entry, name
                else:
                    done.add(name)
                    inner += below.get(name, ())
            waiting += reversed(inner)
