"""What a cross-reference may point to: documents, files, labels, as Sphinx and MyST find them."""

from __future__ import annotations

import posixpath
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bookpress.facts import Book, Document, Label, Place, Settings

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
BUILT_IN = frozenset(("genindex", "modindex", "py-modindex", "search"))


def folded(label: str) -> str:
    """Return a label as docutils compares it: small letters, single blanks."""
    return " ".join(label.lower().split())


# Labels that only reStructuredText has, and that only its own links and citations reach.
_OWN = ("name", "citation", "generated")


def labels_of(book: Book, *without: str) -> dict[str, Label]:
    """Return the labels of the book by their folded names, less those of some kinds."""
    without += _OWN
    return {
        folded(label.name): label
        for document in book.documents
        for label in document.labels
        if label.kind not in without
    }


def titles_of(book: Book) -> dict[str, tuple[Document, Place]]:
    """Return the labels that sphinx.ext.autosectionlabel makes of headings, folded."""
    way = book.settings.titles_are_labels
    return {
        folded(f"{document.name}:{one.text}" if way == "document:title" else one.text): (
            document,
            one.place,
        )
        for document in (book.documents if way else ())
        for one in document.headings
    }


def near(name: str, names: Iterable[str], likeness: float = 0.6) -> str:
    """Return words that suggest the name which was most likely meant; empty if there is none."""
    found = get_close_matches(name, sorted(set(names)), 1, likeness)
    return f"; did you mean “{found[0]}”?" if found else ""


def is_address(target: str) -> bool:
    """Tell whether a link leads out of the book."""
    return _SCHEME.match(target) is not None or target.startswith("//")


def path_from(place: Place, target: str, source: str) -> str:
    """Return the path that a page names, from the book’s folder; it may begin with ``..``."""
    folder = source if target.startswith("/") else posixpath.dirname(place.path)
    return posixpath.normpath(posixpath.join(folder or ".", target.lstrip("/")))


def is_outside(path: str, settings: Settings) -> bool:
    """Tell whether a path leaves the book’s folder and the folders that it may read."""
    if path != ".." and not path.startswith("../"):
        return False
    allowed = (posixpath.normpath(folder) for folder in settings.outside)
    return not any(path == folder or path.startswith(f"{folder}/") for folder in allowed)


def document_named(place: Place, target: str, settings: Settings) -> str:
    """Return the name of the document that a page names, whether it exists or not."""
    path = path_from(place, target, settings.source)
    for suffix, _ in settings.suffixes:
        path = path.removesuffix(suffix)
    return posixpath.relpath(path, settings.source) if settings.source else path


def names_of(book: Book) -> set[str]:
    """Return the names of all documents."""
    return {name for name, _ in book.settings.documents} | {d.name for d in book.documents}
