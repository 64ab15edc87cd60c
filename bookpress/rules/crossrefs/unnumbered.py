"""A reference asks for the number or the title of something that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.facts import Label
from bookpress.rules.crossrefs._contents import depth, numbered
from bookpress.rules.crossrefs._targets import (
    document_named,
    folded,
    labels_of,
    names_of,
    titles_of,
)
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, Document, Reference


_FLOATS = frozenset(("figure", "table", "code"))


@rule("error")
def unnumbered(book: Book) -> Iterator[Report]:
    """Yield each ``{numref}`` without a number, and each bare ``{ref}`` without a title."""
    labels = labels_of(book, "anchor", "meant", "equation", "foreign")
    names = names_of(book)
    owner = {label.place.path: d for d in book.documents for label in d.labels}
    levels = {one.name: one.levels for one in numbered(book) if not one.again}
    titles = titles_of(book)
    for document in book.documents:
        for reference in document.references:
            name = folded(_label_of(reference))
            label = labels.get(name)
            if label is None and name in titles:  # a heading, by sphinx.ext.autosectionlabel
                page, place = titles[name]
                label = Label(reference.target, "section", place, reference.target)
                owner.setdefault(place.path, page)
            if label is None or _is_page(reference, book, names):
                continue
            if reference.role == "numref" and not _holds_number(reference.text):
                told = f"“{reference.text}” has no place for the number"
                yield reference.place, f"{told}: write %s or {{number}} in it"
                continue
            if reference.role == "numref":
                fault = _no_number(label, owner[label.place.path], levels, book)
            elif reference.role in ("ref", "link") and not reference.text and not label.title:
                fault = f"has no {'caption' if label.kind in _FLOATS else 'title'}"
            else:
                continue
            if fault:
                is_link = reference.role == "link"
                how = f"[text](#{label.name})" if is_link else f"{{ref}}`text <{label.name}>`"
                yield reference.place, f"“{label.name}” ({_where(label)}) {fault}; write {how}"


def _label_of(reference: Reference) -> str:
    return reference.target.rpartition("#")[2] if reference.role == "link" else reference.target


def _is_page(reference: Reference, book: Book, names: set[str]) -> bool:
    """Tell whether a link leads to a page, whose title it shows, before any label."""
    if reference.role != "link" or "#" in reference.target:
        return False
    return document_named(reference.place, reference.target, book.settings) in names


def _holds_number(title: str) -> bool:
    """Tell whether Sphinx can put a number into a title (std domain, ``_resolve_numref_xref``)."""
    try:
        if "{name}" in title or "number" in title:
            return bool(title.format(name="x", number="1"))
        return not title or bool(title % "1")
    except (KeyError, IndexError, TypeError, ValueError):
        return False


def _no_number(label: Label, page: Document, levels: dict[str, int], book: Book) -> str:
    if not book.settings.numfig:
        return "gets no number, because conf.py does not set numfig = True"
    if label.kind in _FLOATS:
        return "" if label.title else "has no caption, and so no number"
    if label.kind == "section":
        if page.name not in levels:
            return "stands in no numbered chapter"
        deep = _depth_of(label, page) > levels[page.name]
        return "is deeper than the :numbered: of the contents reaches" if deep else ""
    return "is a paragraph, and has no number"


def _depth_of(label: Label, page: Document) -> int:
    """Return how deep the heading of a label stands in its page, whose title is the first."""
    path, line, _ = label.place
    below = (h.place for h in page.headings if h.place.path == path and h.place.line >= line)
    return depth(page, next(below, label.place))


def _where(label: Label) -> str:
    return f"{label.place.path}:{label.place.line}"
