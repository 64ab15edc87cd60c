"""A cross-reference or a link points to a label that the book does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._places import also
from bookpress.rules.crossrefs._targets import (
    BUILT_IN,
    document_named,
    folded,
    is_address,
    labels_of,
    names_of,
    near,
)
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, Place, Reference


_ROLES = frozenset(("ref", "numref", "any"))


@rule("error")
def unknown_target(book: Book) -> Iterator[Report]:
    """Yield each unknown label once, where it is referred to first."""
    known = BUILT_IN | {folded(name) for name in _titles(book)}
    linked = known | set(labels_of(book)) | {_equation(label) for label in _equations(book)}
    reached = known | set(labels_of(book, "anchor", "equation"))
    hidden = book.settings.elsewhere or _generates(book)
    places: dict[tuple[str, bool], list[Place]] = {}
    for document in book.documents:
        for reference in document.references:
            target, is_link = _target(reference, book)
            if target and folded(target) not in (linked if is_link else reached):
                places.setdefault((target, is_link), []).append(reference.place)
    for (target, is_link), where in places.items():
        # With intersphinx another book may have it, so only what is very like one is told.
        likeness = 0.85 if hidden else 0.6
        suggestion = near(target, linked if is_link else reached, likeness)
        if suggestion or not hidden:
            if folded(target) in linked and not is_link:
                suggestion = "; it is a formula: use {eq}" if _is_equation(target, book) else ""
                suggestion = suggestion or "; MyST made it of a heading: only links reach it"
            told = f"there is no label “{target}”{suggestion}"
            yield where[0], told + also(where[1:])
    yield from _names(book)


def _generates(book: Book) -> bool:
    """Tell whether a directive makes labels that nobody sees before it has run."""
    return any(one.kind == "generated" for document in book.documents for one in document.labels)


def _names(book: Book) -> Iterator[Report]:
    """Yield the links of reStructuredText without a target, and docutils' citations without one."""
    cited = {
        folded(label.name): label.name
        for document in book.documents
        for label in document.labels
        if label.kind == "citation"
    }
    for document in book.documents:
        names = {folded(one.name) for one in document.labels if one.kind != "equation"}
        names |= {folded(note.label.lstrip("#")) for note in document.footnotes}
        places: dict[tuple[str, str], list[Place]] = {}
        for reference in document.references:
            known = names if reference.role == "name" else cited
            if reference.role in ("name", "citation") and folded(reference.target) not in known:
                places.setdefault((reference.role, reference.target), []).append(reference.place)
        for (role, target), where in places.items():
            told = f"nothing on this page has the name “{target}”{near(target, names)}"
            if role == "citation":
                suggestion = near(target, cited.values())
                told = f"the citation [{target}]_ is nowhere in the book{suggestion}"
            yield where[0], told + also(where[1:])


def _titles(book: Book) -> Iterator[str]:
    """Yield the labels that sphinx.ext.autosectionlabel makes of headings."""
    way = book.settings.titles_are_labels
    for document in book.documents if way else ():
        prefix = f"{document.name}:" if way == "document:title" else ""
        yield from (f"{prefix}{heading.text}" for heading in document.headings)


def _equations(book: Book) -> Iterator[str]:
    for document in book.documents:
        yield from (label.name for label in document.labels if label.kind == "equation")


def _equation(label: str) -> str:
    return folded(f"equation-{label}")  # the anchor that Sphinx gives to a formula


def _is_equation(target: str, book: Book) -> bool:
    return folded(target) in {folded(label) for label in _equations(book)}


def _target(reference: Reference, book: Book) -> tuple[str, bool]:
    """Return the label that a reference names, and whether a link does; empty if it names none."""
    target = reference.target
    if reference.role == "link":
        path, sign, label = target.removeprefix("project:").partition("#")
        if not sign or is_address(path):
            return "", True
        if path and document_named(reference.place, path, book.settings) not in names_of(book):
            return "", True  # crossrefs.missing-file
        return label, True
    if reference.role not in _ROLES or target.startswith(("!", "~")):
        return "", False
    if reference.role == "any":
        return ("" if _is_anything(target, reference, book) else target), True
    return target, False


def _is_anything(target: str, reference: Reference, book: Book) -> bool:
    terms = {term.name.lower() for document in book.documents for term in document.terms}
    return target.lower() in terms or document_named(
        reference.place, target, book.settings
    ) in names_of(book)
