"""Works are cited, and there is no list of references where readers look for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, Citation, Document


@rule("error")
def no_list(book: Book) -> Iterator[Report]:
    """Yield the first citation of a book, or of a chapter, that has no list."""
    if not book.settings.bibtex:
        return
    whole = not any(_has(document, foot=False) for document in book.documents)
    for document in book.documents:
        first = _first(document, foot=False)
        if first and (whole or (book.settings.press and not _has(document, foot=False))):
            where = "this chapter" if book.settings.press else "the book"
            yield first.place, f"{where} cites works and has no list: add a {{bibliography}}"
            if not book.settings.press:
                break
    for document in book.documents:
        first = _first(document, foot=True)
        if first and not _has(document, foot=True):
            yield first.place, "this page cites works in notes: add a {footbibliography}"


def _has(document: Document, *, foot: bool) -> bool:
    return any(any(n == "foot" for n, _ in one.options) == foot for one in document.lists)


def _first(document: Document, *, foot: bool) -> Citation | None:
    cited = (c for c in document.citations if c.role and c.role.startswith("foot") == foot)
    return next(cited, None)
