"""Tables of contents: which chapters each of their lines takes in (sphinx/directives/other.py)."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from bookpress.rules.crossrefs._circles import circles
from bookpress.rules.crossrefs._targets import BUILT_IN, document_named, names_of, path_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, Document, Place, Settings, TocEntry


class Line(NamedTuple):
    """A line of a ``{toctree}``, the chapters it takes in, and the line that had them before."""

    entry: TocEntry
    chapters: tuple[str, ...]
    before: TocEntry | None = None


def lines_of(document: Document, book: Book, names: set[str]) -> Iterator[Line]:
    """Yield the lines of the tables of contents of a page, ``names`` being those of all pages.

    In a book with a _toc.yml that alone counts (crossrefs.ignored-contents).
    """
    alone = book.settings.root_path if book.settings.toc else ""
    counted = (entry for entry in document.toc if entry.place.path == (alone or entry.place.path))
    trees = groupby(counted, lambda entry: (entry.place.path, entry.first_line))
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


class Numbered(NamedTuple):
    """A chapter that a line of contents numbers, down to so many levels of its headings.

    ``again`` where another line numbered it before: Sphinx numbers it once.
    """

    entry: TocEntry
    name: str
    levels: int
    again: bool


def numbered(book: Book) -> Iterator[Numbered]:
    """Yield the chapters that get numbers, as ``assign_section_numbers`` of Sphinx walks them.

    All that stands below a numbered chapter has numbers, whatever its own contents say, as far as
    the levels reach: contents take one off for each heading that they stand under. What goes in
    circles is another rule's: of such a book nothing is told again.
    """
    names = names_of(book)
    below = {one.name: list(_trees(one, book, names)) for one in book.documents if one.toc}
    in_circles = any(circular(book))
    done: set[str] = set()
    for top in dict.fromkeys((book.settings.root, *below)):
        waiting = [
            (line, line.entry.numbered)
            for line, _ in reversed(below.get(top, ()))
            if line.entry.numbered
        ]
        while waiting:
            line, levels = waiting.pop()
            inner: list[tuple[Line, int]] = []
            for name in line.chapters:
                if name not in done:
                    done.add(name)
                    yield Numbered(line.entry, name, levels, again=False)
                    under = ((own, levels - depth) for own, depth in below.get(name, ()))
                    inner += [(own, left) for own, left in under if left]
                elif not in_circles:
                    yield Numbered(line.entry, name, levels, again=True)
            waiting += reversed(inner)


def _trees(document: Document, book: Book, names: set[str]) -> Iterator[tuple[Line, int]]:
    """Yield the lines of a page's contents, each with how many headings it stands under."""
    for line in lines_of(document, book, names):
        if not line.before and document.name not in line.chapters:  # crossrefs.listed-twice
            yield line, depth(document, line.entry.place)


def depth(document: Document, place: Place) -> int:
    """Return under how many headings of a page a place stands; a heading is under itself.

    Of what another file brings (an include, a _toc.yml) the title of the page is all that is known.
    """
    if place.path != document.path:
        return 1
    above: list[int] = []
    for heading in document.headings:
        if heading.place.path == place.path and heading.place.line <= place.line:
            while above and above[-1] >= heading.level:
                above.pop()
            above.append(heading.level)
    return len(above)
