"""The index: words, and instead of page numbers the sections where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from docutils import nodes
from sphinx import addnodes
from sphinx.environment.adapters.indexentries import IndexEntries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    Links = Iterable[tuple[str | None, str | Literal[False]]]
    Below = Iterable[tuple[str, Links]]


@dataclass(frozen=True)
class Locator:
    """A place: the number of a section, or the title of a page without numbers."""

    label: str
    href: str
    main: bool


@dataclass(frozen=True)
class Term:
    """A word of the index: where it stands, what to see besides, and the words below it."""

    text: str
    locators: list[Locator]
    see: list[str] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)


def read_index(builder: Builder, pages: list[str]) -> list[tuple[str, list[Term]]]:
    """Return the groups of the index, letter and words, in the order of every edition.

    Args:
        builder: whose links to use.
        pages: all pages in reading order, which is also that of a word's places.
    """
    places = _Places(builder.env, pages)
    return [
        (letter, [_term(places, word, links, below) for word, (links, below, _key) in words])
        for letter, words in IndexEntries(builder.env).create_index(builder)
    ]


def _term(places: _Places, word: str, links: Links, below: Below) -> Term:
    return Term(
        text=word,
        locators=places.locators(links),
        see=[text for text, nowhere in below if not nowhere],
        terms=[Term(text, places.locators(its)) for text, its in below if its],
    )


class _Places:
    """Knows in which section each anchor of the book stands."""

    def __init__(self, env: BuildEnvironment, pages: list[str]) -> None:
        self.env = env
        self.order = {docname: place for place, docname in enumerate(pages)}
        self.labels: dict[str, dict[str, str]] = {}

    def locators(self, links: Links) -> list[Locator]:
        """Return one locator for each section, in reading order."""
        found: dict[str, Locator] = {}
        places = [(bool(main), href) for main, href in links if href]
        for main, href in sorted(places, key=lambda place: self._place(place[1])):
            label = self._label(href)
            chief = main or (label in found and found[label].main)
            found[label] = Locator(label, found[label].href if label in found else href, chief)
        return list(found.values())

    def _place(self, href: str) -> tuple[int, int]:
        docname, anchor = _split(href)
        anchors = list(self._labels_of(docname))
        within = anchors.index(anchor) if anchor in anchors else 0
        return self.order.get(docname, len(self.order)), within

    def _label(self, href: str) -> str:
        docname, anchor = _split(href)
        return self._labels_of(docname).get(anchor) or self.env.titles[docname].astext()

    def _labels_of(self, docname: str) -> dict[str, str]:
        if docname not in self.labels:
            self.labels[docname] = self._read(docname)
        return self.labels[docname]

    def _read(self, docname: str) -> dict[str, str]:
        numbers = self.env.toc_secnumbers.get(docname, {})
        labels: dict[str, str] = {}
        for node in self.env.get_doctree(docname).findall(nodes.Element):
            anchors = [*node.get("ids", [])]
            if isinstance(node, addnodes.index):
                anchors += [entry[2] for entry in node["entries"]]
            label = ".".join(map(str, _number(node, numbers))) if anchors else ""
            labels.update((anchor, label) for anchor in anchors if anchor not in labels)
        return labels


def _split(href: str) -> tuple[str, str]:
    file, _, anchor = href.partition("#")
    return file.rpartition(".")[0], anchor


def _number(node: nodes.Element, numbers: dict[str, tuple[int, ...]]) -> Sequence[int]:
    """Return the number of the innermost numbered section around ``node``."""
    around: nodes.Element | None = node
    while around is not None:
        if isinstance(around, nodes.section):
            anchors = [f"#{identifier}" for identifier in around["ids"]]
            known = [numbers[anchor] for anchor in anchors if anchor in numbers]
            if known:
                return known[0]
        around = around.parent
    return numbers.get("", ())
