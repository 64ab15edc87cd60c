"""A cross-reference or a link points to a label that the book does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules._places import also
from bookpress.rules.crossrefs._anchors import Anchors, last_parts
from bookpress.rules.crossrefs._targets import (
    BUILT_IN,
    document_named,
    folded,
    is_address,
    labels_of,
    names_of,
    near,
    titles_of,
)
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bookpress.facts import Book, Place, Reference


# What a program may be called in: a dotted name, or one with a capital or an underscore.
_OBJECT = re.compile(r"[A-Za-z_]\w*(?:\.\w+)+|(?=.*[A-Z_])[A-Za-z_]\w*", re.ASCII)
_ROLES = frozenset(("ref", "numref", "any"))


@rule("error")
def unknown_target(book: Book) -> Iterator[Report]:
    """Yield each unknown label once, where it is referred to first."""
    titles = frozenset(titles_of(book))
    yield from _of_roles(book, BUILT_IN | titles)
    yield from _of_links(book, Anchors(book, titles))
    yield from _names(book)


def _of_roles(book: Book, known: frozenset[str]) -> Iterator[Report]:
    named = known | set(labels_of(book)) | {_equation(label) for label in _equations(book)}
    reached = known | set(labels_of(book, "anchor", "equation"))
    places: dict[tuple[str, bool], list[Place]] = {}
    for document in book.documents:
        for reference in document.references:
            target, is_any = _target(reference, book)
            if is_any and book.settings.objects and _OBJECT.fullmatch(target):
                continue
            if target and folded(target) not in (named if is_any else reached):
                places.setdefault((target, is_any), []).append(reference.place)
    for (target, is_any), where in places.items():
        suggestion = _nearest(target, named if is_any else reached, book)
        if suggestion is not None:
            if folded(target) in named and not is_any:
                suggestion = "; it is a formula: use {eq}" if _is_equation(target, book) else ""
                suggestion = suggestion or "; MyST made it of a heading: only links reach it"
            yield where[0], f"there is no label “{target}”{suggestion}" + also(where[1:])


def _of_links(book: Book, anchors: Anchors) -> Iterator[Report]:
    places: dict[tuple[str, str], list[Place]] = {}
    for document in book.documents:
        for reference in document.references:
            page, label = _linked(reference, book)
            if not page and book.settings.objects and _OBJECT.fullmatch(label):
                continue
            if label and not anchors.reaches(page, label, reference, document):
                # Without a path, what is there depends on the page of the link.
                own = page or (document.name if label in anchors.slugs else "")
                places.setdefault((own, label), []).append(reference.place)
    for (page, label), where in places.items():
        advice = anchors.advice(label)
        suggestion = advice or _nearest(label, anchors.near_to(page), book)
        if suggestion is not None:
            on = f" on the page “{page}”" if page and not advice else ""
            yield where[0], f"there is no label “{label}”{on}{suggestion}" + also(where[1:])


def _nearest(target: str, names: Iterable[str], book: Book) -> str | None:
    """Return words that suggest a name; None if what nobody read may have it.

    With intersphinx that is another book; it may be a page behind a link out of the book, too
    (crossrefs.outside-book). Then only what is very like a known name is told.
    """
    written = book.settings.generates  # pages with labels, by a gallery or by conf.py
    hidden = book.settings.elsewhere or bool(book.links) or written or _generates(book)
    suggestion = near(target, names, 0.95 if written else 0.85 if hidden else 0.6)
    return None if hidden and not suggestion else suggestion


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
        roles = ("name", "citation") if book.settings.epilog_known else ("citation",)
        places: dict[tuple[str, str], list[Place]] = {}
        for reference in document.references:
            known = names if reference.role == "name" else cited
            if reference.role in roles and folded(reference.target) not in known:
                places.setdefault((reference.role, reference.target), []).append(reference.place)
        for (role, target), where in places.items():
            told = f"nothing on this page has the name “{target}”{near(target, names)}"
            if role == "citation":
                suggestion = near(target, cited.values())
                told = f"the citation [{target}]_ is nowhere in the book{suggestion}"
            yield where[0], told + also(where[1:])


def _equations(book: Book) -> Iterator[str]:
    for document in book.documents:
        yield from (label.name for label in document.labels if label.kind == "equation")


def _equation(label: str) -> str:
    return folded(f"equation-{label}")  # the anchor that Sphinx gives to a formula


def _is_equation(target: str, book: Book) -> bool:
    return folded(target) in {folded(label) for label in _equations(book)}


def _target(reference: Reference, book: Book) -> tuple[str, bool]:
    """Return the label that a role names, and whether it is {any}; empty if it names none."""
    target = reference.target
    if reference.role not in _ROLES or target.startswith(("!", "~")):
        return "", False
    if reference.role == "any":
        return ("" if _is_anything(target, reference, book) else target), True
    return target, False


def _linked(reference: Reference, book: Book) -> tuple[str, str]:
    """Return the page that a link names before ``#``, and what stands behind it."""
    path, sign, label = reference.target.removeprefix("project:").partition("#")
    if reference.role != "link" or not sign or is_address(path):
        return "", ""
    page = document_named(reference.place, path, book.settings) if path else ""
    if path and page not in names_of(book):
        return "", ""  # crossrefs.missing-file
    return page, label


def _is_anything(target: str, reference: Reference, book: Book) -> bool:
    objects = last_parts(name for document in book.documents for _, name in document.objects)
    if not last_parts([target]).isdisjoint(objects):
        return True
    terms = {term.name.lower() for document in book.documents for term in document.terms}
    return target.lower() in terms or document_named(
        reference.place, target, book.settings
    ) in names_of(book)
