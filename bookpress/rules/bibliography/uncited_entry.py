"""A work stands in the bibliography that the book never cites."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book


_ASKS_FOR_CITED = re.compile(r"cited|docname|False|^\s*$")


@rule("warning")
def uncited_entry(book: Book) -> Iterator[Report]:
    """Yield each entry that neither the manuscript nor a translation cites."""
    if _lists_all(book):
        return
    cited = {citation.key for document in book.documents for citation in document.citations}
    for catalog in book.catalogs:
        cited.update(citation.key for note in catalog.messages for citation in note.citations)
    folded = {key.lower() for key in cited}
    parents = _parents(book)
    unknown = (cited | parents) - book.bibliography.keys()
    seen = set()
    for entry in book.bibliography.entries:
        key = entry.key.lower()
        if not key or key in folded or key in parents or key in seen or entry.kind == "xdata":
            continue
        seen.add(key)
        if not get_close_matches(entry.key, unknown, 1, 0.8):  # what names it is misspelt
            advice = "cite it, delete it, or keep it with a row in allowed.toml"
            yield entry.place, f"“{entry.key}” is cited nowhere; {advice}"


def _lists_all(book: Book) -> bool:
    """Tell whether a list prints works that are not cited too."""
    lists = [one for document in book.documents for one in document.lists]
    return any(
        name == "all" or (name == "filter" and not _ASKS_FOR_CITED.search(value))
        for one in lists
        for name, value in one.options
    )


def _parents(book: Book) -> set[str]:
    """Return the entries that others take fields from."""
    return {
        key.strip().lower()
        for entry in book.bibliography.entries
        for name in ("crossref", "xdata", "xref", "related", "entryset")
        for key in entry.get(name).split(",")
    }
