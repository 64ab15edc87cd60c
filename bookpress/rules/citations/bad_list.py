"""A list of references is asked for in a way that sphinxcontrib-bibtex does not take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.citations._filter import fault_of, is_foot
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book

_LISTS = ("citation", "bullet", "enumerated")


@rule("error")
def bad_list(book: Book) -> Iterator[Report]:
    """Yield each list with a filter that can't be followed, with two, or of an unknown kind."""
    for document in book.documents if book.settings.bibtex else ():
        for one in document.lists:
            options = dict(one.options)
            if is_foot(one):
                continue
            kind = options.get("list", "citation")
            if kind not in _LISTS:
                told = f"there is no list “{kind}”"
                yield one.place, f"{told}: write :list: bullet or enumerated, or leave it out"
            if "filter" in options:
                beside = next((n for n in ("all", "cited", "notcited") if n in options), "")
                told = f":{beside}: counts for nothing beside :filter:; keep one of them"
                told = told if beside else fault_of(options["filter"])
                if told:
                    yield one.place, told
