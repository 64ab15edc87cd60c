"""A page lists chapters, though a _toc.yml lists those of the book and alone counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.facts import Place
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book


@rule("error")
def ignored_contents(book: Book) -> Iterator[Report]:
    """Yield each ``{toctree}`` of a book with a _toc.yml: sphinx-external-toc takes it out."""
    contents = book.settings.root_path
    if not book.settings.toc:
        return
    for document in book.documents:
        trees = {(entry.place.path, entry.first_line) for entry in document.toc}
        for path, line in sorted(trees):
            if path != contents:
                told = f"nothing is shown here: the contents of this book are {contents}"
                yield Place(path, line, 1), f"{told}; write its lines there, below this page"
