"""Where the part of a link behind ``#`` leads, as MyST resolves it.

``[](page.md#name)`` reaches what that page holds: an anchor of a heading, letter by letter, or a
label (``resolve_myst_ref_doc`` in myst_parser/sphinx_ext/myst_refs.py). ``[](#name)`` reaches the
same on its own page, and whatever has the name in the book: labels, formulas, terms, works,
chapters. Anchors of other pages are not among them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.crossrefs._targets import BUILT_IN, document_named, folded, names_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bookpress.facts import Book, Document, Reference

_COUNTED = re.compile(r"id\d+")  # docutils counts what has no Latin letter; nobody else can
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


class Anchors:
    """All that links of a book may lead to."""

    def __init__(self, book: Book, titles: frozenset[str]) -> None:
        """Take the book, and the labels that its headings are by themselves."""
        self.book = book
        self.names = names_of(book)
        self.pages = {document.name: document for document in book.documents}
        self._on: dict[str, set[str]] = {}
        self.slugs = {
            label.name: document.path
            for document in reversed(book.documents)
            for label in document.labels
            if label.kind == "anchor"
        }
        labels = [label for document in book.documents for label in document.labels]
        self.labels = {folded(one.name) for one in labels if one.kind != "anchor"}
        terms = {term.name.lower() for document in book.documents for term in document.terms}
        works = book.bibliography.keys()
        objects = {name for document in book.documents for _, name in document.objects}
        self.anywhere = BUILT_IN | titles | self.labels | terms | works | objects
        self.objects = last_parts(objects)

    def reaches(self, page: str, label: str, reference: Reference, document: Document) -> bool:
        """Tell whether a link leads somewhere.

        Args:
            page: the name of the page before the ``#``; empty for none.
            label: what stands behind it.
            reference: the link.
            document: where it stands.
        """
        if page:
            # A page that was not read may hold anything.
            return page not in self.pages or self._is_on(page, label)
        return (
            self._is_on(document.name, label)
            or label in self.anywhere
            or folded(label) in self.anywhere
            or not last_parts([label]).isdisjoint(self.objects)
            or label in _ids_on(document)
            or document_named(reference.place, label, self.book.settings) in self.names
        )

    def _is_on(self, page: str, label: str) -> bool:
        return label in self._names_on(page) or _COUNTED.fullmatch(label) is not None

    def _names_on(self, page: str) -> set[str]:
        if page not in self._on:
            self._on[page] = _names_on(self.pages[page])
        return self._on[page]

    def near_to(self, page: str) -> set[str]:
        """Return what was perhaps meant, on a page or, without one, in the book."""
        return self._names_on(page) if page else self.labels | set(self.slugs)

    def advice(self, label: str) -> str:
        """Return words for a heading on another page that has this name."""
        path = self.slugs.get(label, "")
        return f"; it is a heading of {path}: write that before the #" if path else ""


def last_parts(names: Iterable[str]) -> set[str]:
    """Return the last part of each name: ``fit`` of ``ours.Model.fit``, which may be written so."""
    return {re.split(r"[.:]+", name)[-1] for name in names}


def _names_on(document: Document) -> set[str]:
    names: set[str] = set()
    for label in document.labels:
        if label.kind == "anchor":
            names |= {label.name, _id(label.title)}
        elif label.kind != "equation":
            names |= {folded(label.name), _id(label.name)}
    return names


def _ids_on(document: Document) -> set[str]:
    """Return the ids that links reach from the same page alone: deep headings, formulas."""
    equations = (one.name for one in document.labels if one.kind == "equation")
    headings = (_id(heading.text) for heading in document.headings)
    return {*headings, *(_id(f"equation-{name}") for name in equations)}


def _id(text: str) -> str:
    """Return the id that docutils makes of a name (``docutils.nodes.make_id``)."""
    return _NOT_IN_IDS.sub("-", text.lower()).strip("-").lstrip("0123456789-")
