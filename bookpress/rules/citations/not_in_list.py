"""A work is cited, and no reference list of the book holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.citations._filter import holds, is_foot, names, prefix_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, Place, ReferenceList, Work


_NAMED = 3  # works that one finding names


@rule("error")
def not_in_list(book: Book) -> Iterator[Report]:
    """Yield each list that names no .bib file of the book, or where works are lost."""
    lists = [(d.name, one) for d in book.documents for one in d.lists if not is_foot(one)]
    files = book.bibliography.files
    astray = [
        (one, wanted)
        for _, one in lists
        for wanted in one.files
        if files and not any(names(wanted, path) for path in files)
    ]
    for one, wanted in astray:
        yield one.place, f"conf.py names no .bib file “{wanted}” (bibtex_bibfiles)"
    if not lists or astray:
        return
    lost = _lost(book, lists)
    if len(lists) == 1 and sum(map(len, lost)) > 1:
        keys = [key for found in lost for key in found]
        yield lists[0][1].place, f"this list leaves out works that are cited: {_said(keys)}"
        return
    for found in filter(None, lost):
        place = next(iter(found.values()))
        yield place, f"no reference list holds {_said(list(found))}: widen the filter of one"


def _said(keys: list[str]) -> str:
    more = f" and {len(keys) - _NAMED} more" if len(keys) > _NAMED else ""
    return ", ".join(f"“{key}”" for key in keys[:_NAMED]) + more


def _lost(book: Book, lists: list[tuple[str, ReferenceList]]) -> list[dict[str, Place]]:
    """Return for each document the works that it is the first to cite and that no list holds."""
    works = {work.key: work for work in book.bibliography.works}
    prefixes = {prefix_of(one) for _, one in lists}
    cited_on: dict[str, set[str]] = {}
    first: list[dict[str, Place]] = []

    def named_by(key: str, prefix: str) -> Work | None:
        return works.get(key.removeprefix(prefix)) if key.startswith(prefix) else None

    for document in book.documents:
        first.append({})
        for key, role, place, _ in document.citations:
            known = any(named_by(key, prefix) for prefix in {"", *prefixes})
            if known and role and not role.startswith("foot"):
                if key not in cited_on:
                    first[-1][key] = place
                cited_on.setdefault(key, set()).add(document.name)

    def is_held(key: str) -> bool:
        pages = frozenset(cited_on[key])
        near = sorted(lists, key=lambda pair: pair[0] not in pages)  # a page's own list first
        return any(
            (work := named_by(key, prefix_of(one))) and holds(one, work, name, pages) is not False
            for name, one in near
        )

    return [{key: place for key, place in found.items() if not is_held(key)} for found in first]
