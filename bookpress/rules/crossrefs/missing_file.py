"""A page names a chapter or a file that is not there."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import TYPE_CHECKING

from bookpress.facts import Place
from bookpress.rules.crossrefs._contents import missing_entries
from bookpress.rules.crossrefs._generated import missing
from bookpress.rules.crossrefs._targets import (
    document_named,
    folded,
    is_address,
    labels_of,
    names_of,
    near,
    path_from,
)
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, FileUse, Reference


_SCHEMES = ("http", "https", "mailto", "ftp")
_MYST = ("project", "path", "inv", "myst", "")
_VERY_LIKE = 0.85
_ALIKE = 0.8  # paths share their folders, so they are never very different


@rule("error")
def missing_file(book: Book) -> Iterator[Report]:
    """Yield each chapter, included file, download and linked file that does not exist."""
    names = names_of(book)
    first = book.settings.root
    if first not in names:
        place = Place(book.settings.root_path, book.settings.root_line)
        advice = near(first, names) or "; write it, or name another with root_doc"
        yield place, f"the book begins with “{first}”, and there is no such chapter{advice}"
    links = dict(book.links)  # crossrefs.outside-book tells what lies behind them
    for entry in missing_entries(book):
        path = path_from(entry.place, entry.target, book.settings.source)
        if any(path == link or path.startswith(f"{link}/") for link in links):
            continue
        if entry.glob:
            told = f"no chapter is left for the pattern “{entry.target}”"
            yield missing(entry.place, told, book.settings, path, "; delete it")
            continue
        wanted = document_named(entry.place, entry.target, book.settings)
        told = f"the contents name “{entry.target}”, and there is no such chapter"
        yield _chapter(entry.place, told, book, path, wanted)
    for document in book.documents:
        for use in document.files:
            if use.kind not in ("image", "html", "address"):
                yield from _file(use, book)
        for reference in document.references:
            yield from _reference(reference, book, names)


def _chapter(place: Place, told: str, book: Book, path: str, name: str) -> Report:
    """Return the report of a missing chapter, which a build may make unless it is a mere slip."""
    names = names_of(book)
    slip = near(name, names, _VERY_LIKE)
    if slip:
        return place, told + slip
    return missing(place, told, book.settings, path, near(name, names))


def _file(use: FileUse, book: Book) -> Iterator[Report]:
    if not use.target:
        yield use.place, "this names no file; write its path"
        return
    path = path_from(use.place, use.target, book.settings.source)
    from_top = use.kind == "raw" and use.target.startswith("/")
    if from_top or is_address(use.target) or path in book.files or path.startswith("../"):
        return  # crossrefs.outside-book
    if not any(part.startswith(".") for part in path.split("/")):
        told, advice = f"there is no file “{path}”", near(path, book.files, _ALIKE)
        yield missing(use.place, told, book.settings, path, advice)


def _reference(reference: Reference, book: Book, names: set[str]) -> Iterator[Report]:
    target = reference.target.removeprefix("path:").removeprefix("project:")
    if reference.role == "doc":
        name = document_named(reference.place, target, book.settings)
        elsewhere = book.settings.elsewhere and ":" in target  # intersphinx: book:page
        suffix = next((s for s, _ in book.settings.suffixes if target.endswith(s)), "")
        if suffix and name in names:  # the contents and links may have it, roles may not
            told = f"{{doc}} takes the name of a chapter without “{suffix}”"
            yield reference.place, f"{told}: write {{doc}}`{target.removesuffix(suffix)}`"
        elif name not in names and not elsewhere and not target.startswith("!"):
            told, path = f"there is no chapter “{target}”", _path(reference, target, book)
            yield _chapter(reference.place, told, book, path, name)
    elif target.startswith("inv:") and not book.settings.elsewhere:
        told = f"“{target}” leads to another book, and conf.py names none"
        yield reference.place, f"{told}: set intersphinx_mapping"
    elif reference.role == "link" and target and not target.startswith("#"):
        scheme = target.partition(":")[0].lower()
        known = scheme in _schemes(book) or folded(target) in labels_of(book)
        if is_address(target) and ":" in target and not known:
            advice = near(scheme, ("http", "https", "mailto")) or "; write https:, or a path"
            yield reference.place, f"readers have no address that begins with “{scheme}:”{advice}"
        path = target.partition("#")[0].partition("?")[0]
        if not is_address(target) and not _is_there(path, reference, book, names):
            name = document_named(reference.place, path, book.settings)
            whole = _path(reference, path, book)
            suggestion = near(name, names) or near(whole, book.files, _ALIKE)
            foreign = book.settings.elsewhere or book.settings.objects
            if foreign and not _is_path(path, book):
                return  # a label of another book (intersphinx), or what autodoc defines
            told = f"this link leads to “{target}”, which is not there"
            yield missing(reference.place, told, book.settings, whole, suggestion)


def _path(reference: Reference, target: str, book: Book) -> str:
    return path_from(reference.place, target, book.settings.source)


def _is_path(target: str, book: Book) -> bool:
    """Tell whether a target has the form of a path: with a slash, or with an ending of a file."""
    known = {posixpath.splitext(name)[1] for name in book.files}
    known.update(suffix for suffix, _ in book.settings.suffixes)
    return "/" in target or posixpath.splitext(target)[1] in known - {""}


def _schemes(book: Book) -> set[str]:
    """Return how an address may begin: MyST's ``url_schemes``, and its own three."""
    given = dict(book.settings.myst).get("url_schemes", _SCHEMES)
    return {*_MYST, *(str(name) for name in given)} if isinstance(given, Iterable) else set()


def _is_there(path: str, reference: Reference, book: Book, names: set[str]) -> bool:
    whole = _path(reference, path, book)
    return (
        document_named(reference.place, path, book.settings) in names
        or whole in book.files
        or whole.startswith("../")
        or any(name == whole or name.startswith(f"{whole}/") for name in book.files)
        or folded(path) in labels_of(book)
    )
