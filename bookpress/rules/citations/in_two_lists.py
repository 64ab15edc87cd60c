"""Two lists of references hold the same work, and a citation of it leads to either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.citations._filter import fault_of, holds, is_foot, prefix_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, Place, ReferenceList

_NAMED = 3  # works that one finding names
_NO_ANCHORS = ("bullet", "enumerated")
_ELSEWHERE = frozenset(("bibtex", "bibtex.*", "bibtex.duplicate_citation"))


@rule("warning")
def in_two_lists(book: Book) -> Iterator[Report]:
    """Yield each list that holds what a list before it holds, of its page or of the book."""
    if not book.settings.bibtex:
        return
    # The press gives each chapter a list of its own, and leads citations to that.
    apart = book.settings.press or _ELSEWHERE.intersection(book.settings.suppressed)
    seen: dict[tuple[str, str], tuple[str, Place]] = {}
    cited_on = _cited_on(book)
    for document in book.documents:
        for one in document.lists:
            options = dict(one.options)
            if is_foot(one) or options.get("list") in _NO_ANCHORS:
                continue
            if fault_of(options.get("filter", "cited")):
                continue  # citations.bad-list
            again: dict[Place, list[str]] = {}
            for key in _keys(book, one, document.name, cited_on):
                page = document.name if apart else ""
                name, place = seen.setdefault((page, key), (document.name, one.place))
                if place != one.place:
                    again.setdefault(place, []).append(key)
                if name != document.name:  # from now on, the page's own
                    seen[page, key] = document.name, one.place
            for place, keys in again.items():
                more = f" and {len(keys) - _NAMED} more" if len(keys) > _NAMED else ""
                named = ", ".join(f"“{key}”" for key in keys[:_NAMED]) + more
                told = f"the list in {place.path}:{place.line} holds {named} too"
                yield one.place, f"{told}; part them by :filter:, or give one a :keyprefix:"


def _cited_on(book: Book) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for document in book.documents:
        for citation in document.citations:
            if citation.role and not citation.role.startswith("foot"):
                found.setdefault(citation.key, set()).add(document.name)
    return found


def _keys(
    book: Book, one: ReferenceList, page: str, cited_on: dict[str, set[str]]
) -> Iterator[str]:
    """Yield the keys, with their prefix, of the works that a list certainly holds."""
    prefix = prefix_of(one)
    for work in book.bibliography.works:
        key = prefix + work.key
        if holds(one, work, page, frozenset(cited_on.get(key, ()))):
            yield key
