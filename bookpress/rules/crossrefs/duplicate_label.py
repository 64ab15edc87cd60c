"""Two places of the book have the same label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.crossrefs._targets import folded
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, Label

# Nobody but their own page, or nobody at all, reaches these.
_FREE = ("anchor", "meant", "name", "target", "generated")
_ROOMS = ("equation", "citation")  # kinds whose names clash with their own kind alone


@rule("error")
def duplicate_label(book: Book) -> Iterator[Report]:
    """Yield each label that an earlier place has, whatever its capitals."""
    first: dict[tuple[str, str], Label] = {}
    for document in book.documents:
        for label in document.labels:
            if label.kind in _FREE:
                continue
            room = label.kind if label.kind in _ROOMS else ""
            earlier = first.setdefault((folded(label.name), room), label)
            if earlier.place != label.place:
                where = f"{earlier.place.path}:{earlier.place.line}"
                told = f"the label “{label.name}” stands in {where} too; rename one"
                yield label.place, told, "info" if _is_idle(earlier, label, book) else "error"


def _is_idle(earlier: Label, label: Label, book: Book) -> bool:
    """Tell whether nothing leads to either label: Sphinx is silent of places without a title.

    It keeps these by themselves (``anonlabels``, sphinx/domains/std), and the last one silently.
    """
    if earlier.title or label.title or earlier.place.path == label.place.path:
        return False
    references = (one for document in book.documents for one in document.references)
    wanted = folded(label.name)
    return label.kind not in _ROOMS and all(
        folded(one.target.rpartition("#")[2]) != wanted or one.role == "doc" for one in references
    )
