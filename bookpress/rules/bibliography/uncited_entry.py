"""A work stands in the bibliography that the book never cites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.text.did_you_mean import nearest_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book


_MANY = 100
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
    every = book.bibliography.keys()
    if len(cited - every) > _MANY:
        return  # more is wrong than a key; and to compare so many would take minutes
    meant = {nearest_key(name, every).lower() for name in (cited | parents) - every}
    free = []
    for entry in book.bibliography.entries:
        key = entry.key.lower()
        if key and key not in folded | parents and entry.kind != "xdata" and key not in meant:
            free.append(entry)
            folded.add(key)
    missing = [key for key in cited - every if not nearest_key(key, every)]
    if len(free) == len(missing) == 1:
        return  # one key that nothing is like, and one work that nothing cites: the same, renamed
    for entry in free:
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
