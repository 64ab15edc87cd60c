"""The book's order: its table of contents, what each page is, and in which order they are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from bookpress.typeset.formulas import in_words
from bookpress.typeset.parts import parts_of
from bookpress.typeset.settings import book_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

INDEX = "genindex"

# What a page is by the name of its file: epub:type (EPUB 3 Structural Semantics 1.1) and role
# (DPUB-ARIA 1.1), which has none for some.
DIVISIONS = {
    "acknowledgments": ("acknowledgments", "doc-acknowledgments"),
    "afterword": ("afterword", "doc-afterword"),
    "appendix": ("appendix", "doc-appendix"),
    "colophon": ("colophon", "doc-colophon"),
    "conclusion": ("conclusion", "doc-conclusion"),
    "dedication": ("dedication", "doc-dedication"),
    "epilogue": ("epilogue", "doc-epilogue"),
    "foreword": ("foreword", "doc-foreword"),
    "glossary": ("glossary", "doc-glossary"),
    "imprint": ("imprint", ""),
    "introduction": ("introduction", "doc-introduction"),
    "preface": ("preface", "doc-preface"),
}
AFTER_THE_INDEX = {"colophon", "imprint"}


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents. ``href`` is relative to the book's root.

    The title of a part leads nowhere: its ``href`` is empty.
    """

    label: str
    href: str
    children: tuple[Entry, ...] = ()

    @property
    def file(self) -> str:
        """The page that the line leads to."""
        return self.href.partition("#")[0]

    def files(self) -> Iterator[str]:
        """Yield the pages of this line and of those below it, in order, some of them twice."""
        if self.file:
            yield self.file
        for child in self.children:
            yield from child.files()

    @property
    def depth(self) -> int:
        """How many levels the line and those below it have."""
        return 1 + max((child.depth for child in self.children), default=0)

    @property
    def first(self) -> str:
        """Where the line leads, or the first one below the title of a part."""
        return self.href or self.children[0].href

    def cut(self, depth: int) -> Entry:
        """Return the same with no more than ``depth`` levels, a part's title not counted."""
        below = depth - 1 if self.href else depth
        kept = self.children if below else ()
        return Entry(self.label, self.href, tuple(child.cut(below) for child in kept))


def read_contents(builder: Builder) -> list[Entry]:
    """Return the whole table of contents, as the toctrees of the first page say it."""
    first_page = builder.env.get_and_resolve_doctree(
        builder.config.root_doc,
        builder,
        tags=builder.tags,
        prune_toctrees=False,
        includehidden=True,
    )
    chapter = book_language(builder.config).chapter
    titles = {part.title for part in parts_of(builder.env)}
    found: list[Entry] = []
    for contents in first_page.findall(addnodes.compact_paragraph):
        if contents.get("toctree"):
            lists = (items for items in contents.children if isinstance(items, nodes.bullet_list))
            entries = [entry for items in lists for entry in _entries(builder.app, items, chapter)]
            title = next((child.astext() for child in contents.findall(nodes.title)), "")
            whole = title in titles and entries
            found += [Entry(title, "", tuple(entries))] if whole else entries
    return found


def _entries(app: Sphinx, items: nodes.bullet_list, chapter: str) -> Iterator[Entry]:
    for item in items.children:
        link = next(item.findall(nodes.reference), None)
        # Without a file it is the page itself, by “self”: the title page, which opens the book.
        if link is None or "://" in link["refuri"] or not link["refuri"].partition("#")[0]:
            continue
        below = [child for child in item.children if isinstance(child, nodes.bullet_list)]
        children = (entry for child in below for entry in _entries(app, child, chapter))
        number = link.get("secnumber") or ()
        own, others = _parted(link["refuri"].partition("#")[0], tuple(children))
        title = with_number(in_words(app, link), number, chapter)
        yield Entry(title, link["refuri"], (*own, *others))


def _parted(page: str, entries: tuple[Entry, ...]) -> tuple[list[Entry], list[Entry]]:
    """Return the sections of a page, and the pages below it, which are read behind all of them.

    A toctree may stand in any section; an ePub lists what it holds as it is read (EPUB 3.3, 7.3).
    """
    own: list[Entry] = []
    others: list[Entry] = []
    for entry in entries:
        if entry.file == page:
            sections, pages = _parted(page, entry.children)
            own.append(Entry(entry.label, entry.href, tuple(sections)))
            others += pages
        else:
            others.append(entry)
    return own, others


def with_number(title: str, number: tuple[int, ...], chapter: str) -> str:
    """Return ``title`` after its number: 第 1 章 for a chapter, 1.2 for a section."""
    figures = ".".join(map(str, number))
    return f"{chapter % figures if len(number) == 1 else figures} {title}".strip()


def place_index(contents: list[Entry], index: Entry) -> list[Entry]:
    """Return ``contents`` with the index in it: at the end, but before imprint and colophon.

    Where the author has named ``genindex`` in a toctree it stays.
    """
    if any(entry.file == index.file for entry in contents):
        return contents
    place = len(contents)
    while place and _name(contents[place - 1].file.rpartition(".")[0]) in AFTER_THE_INDEX:
        place -= 1
    return [*contents[:place], index, *contents[place:]]


def division_of(env: BuildEnvironment, docname: str) -> tuple[str, str]:
    """Return ``epub:type`` and ``role`` of a page's own section, empty where it has none."""
    if len(env.toc_secnumbers.get(docname, {}).get("", ())) == 1:
        return "chapter", "doc-chapter"
    if docname == env.config.root_doc:
        return "titlepage", ""
    return DIVISIONS.get(_name(docname), ("", ""))


def _name(docname: str) -> str:
    return docname.removesuffix("/index").rpartition("/")[2]


def matter_of(env: BuildEnvironment, reading_order: list[str]) -> dict[str, str]:
    """Return for each page frontmatter, bodymatter or backmatter: the numbered ones are the body.

    Args:
        env: it knows which pages are numbered.
        reading_order: the names of all pages.
    """
    numbered_places = [
        place for place, name in enumerate(reading_order) if name in env.toc_secnumbers
    ]
    if not numbered_places:
        return dict.fromkeys(reading_order, "bodymatter")
    first, last = numbered_places[0], numbered_places[-1]
    return {
        name: "frontmatter" if place < first else "bodymatter" if place <= last else "backmatter"
        for place, name in enumerate(reading_order)
    }
