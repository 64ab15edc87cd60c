"""A chapter stands in no table of contents, so that no reader finds it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from bookpress.facts import Place
from bookpress.rules.crossrefs._contents import below, missing_entries
from bookpress.rules.crossrefs._targets import document_named, names_of, path_from
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book


@rule("error")
def orphan_chapter(book: Book) -> Iterator[Report]:
    """Yield each document that no toctree, no other file and no mark ``orphan`` accounts for."""
    names = names_of(book)
    if book.settings.root not in names:
        return  # crossrefs.missing-file
    held = {book.settings.root}
    held.update(*below(book).values())
    taken = {
        path_from(use.place, use.target, book.settings.source)
        for document in book.documents
        for use in document.files
        if use.kind == "include"
    }
    wrong = [document_named(e.place, e.target, book.settings) for e in missing_entries(book)]
    orphans = [
        document
        for document in book.documents
        if document.name not in held and not document.orphan and document.path not in taken
    ]
    contents = book.settings.root_path if book.settings.toc else "a {toctree}"
    for document in orphans:
        meant = get_close_matches(document.name, wrong, 1) or (len(orphans) == len(wrong) == 1)
        if not meant:  # otherwise crossrefs.missing-file
            place = Place(document.path, 1)
            is_notebook = document.path.endswith(".ipynb")
            where = (
                '“"orphan": true” into its metadata'
                if is_notebook
                else "“orphan: true” at its head"
            )
            advice = f"add it to {contents}, or put {where}"
            yield place, f"no table of contents holds this chapter; {advice}"
