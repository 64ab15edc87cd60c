"""A page reads or shows a file outside the book’s folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.facts import FileUse, Place
from bookpress.rules.crossrefs._targets import is_address, is_outside, path_from
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, Severity


_VERBS = {"image": "shows", "html": "shows", "download": "offers", "link": "offers"}
_WEB = ("image", "html", "download", "link")  # a reader fetches them, not the press
_ADVICE = "copy it into the book, or allow its folder with “outside”"


@rule("error")
def outside_book(book: Book) -> Iterator[Report]:
    """Yield each file that is taken from elsewhere: it may be anything, and others lack it."""
    links = dict(book.links)
    told = set()
    for use in _uses(book):
        verb = _VERBS.get(use.kind, "reads")
        path = path_from(use.place, use.target, book.settings.source)
        if use.kind == "address" or is_address(use.target):
            if use.kind not in _WEB or use.target.startswith("file:"):
                yield use.place, f"this page {verb} “{use.target}”; only files can be read"
        elif use.kind == "raw" and use.target.startswith("/"):  # docutils takes it from the top
            yield use.place, f"this page {verb} “{use.target}”, outside the book; {_ADVICE}"
        elif is_outside(path, book.settings):
            told_as = _severity(path, book)
            yield use.place, f"this page {verb} “{path}”, outside the book; {_ADVICE}", told_as
        elif path in links:
            told.add(path)
            link = f"“{path}”, a link to “{links[path]}” outside the book"
            yield use.place, f"this page {verb} {link}; {_ADVICE}", _severity(links[path], book)
    for path, target in links.items():
        if not any(name == path or name.startswith(f"{path}/") for name in told):
            link = f"this is a link to “{target}”, outside the book; {_ADVICE}"
            yield Place(path, 1), link, _severity(target, book)


def _severity(path: str, book: Book) -> Severity:
    """Return how grave it is: Sphinx builds a book with what stands in its repository."""
    repository = book.settings.repository
    inside = bool(repository) and not path.startswith(("/", f"{repository}../"))
    return "info" if inside and not book.settings.press else "error"


def _uses(book: Book) -> Iterator[FileUse]:
    """Yield the files that pages name, and those that they link to: readers download them."""
    for document in book.documents:
        yield from document.files
        for reference in document.references:
            target = reference.target.removeprefix("path:").partition("#")[0].partition("?")[0]
            if reference.role == "link" and target:
                yield FileUse("link", target, reference.place)
