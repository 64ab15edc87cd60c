"""A file includes itself, by way of others perhaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.crossrefs._targets import path_from
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, FileUse


@rule("error")
def circular_include(book: Book) -> Iterator[Report]:
    """Yield each ``{include}`` that closes a circle."""
    uses = {
        (use.place.path, use.place.line, use.target): use
        for document in book.documents
        for use in document.files
        if use.kind == "include"
    }
    includes: dict[str, list[FileUse]] = {}
    for use in uses.values():
        includes.setdefault(use.place.path, []).append(use)
    done: set[str] = set()
    for path in sorted(includes):
        yield from _walk(path, includes, done, book.settings.source)


def _walk(
    start: str,
    includes: dict[str, list[FileUse]],
    done: set[str],
    source: str,
) -> Iterator[Report]:
    """Walk what a file includes, depth first; ``above`` is the way to where we are."""
    above: list[str] = []
    waiting: list[tuple[str, bool]] = [(start, False)]
    while waiting:
        path, leaving = waiting.pop()
        if leaving:
            above.pop()
            done.add(path)
            continue
        if path in done:
            continue
        above.append(path)
        waiting.append((path, True))
        for use in includes.get(path, ()):
            target = path_from(use.place, use.target, source)
            if target in above:
                way = " → ".join([*above[above.index(target) :], target])
                yield use.place, f"this file includes itself: {way}"
            else:
                waiting.append((target, False))
