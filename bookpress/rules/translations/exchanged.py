"""Two messages of a catalog have each other's translation."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Catalog, MessageNote

_SHOWN = 15  # characters of a msgid
_MOST = 100  # messages of a catalog that are looked at against each other
_SHORTEST = 3  # characters of a message whose length tells something
# A Chinese text and its English differ in length by 3 to 5, two pairs by half of that at most.
_FAR, _NEAR = 16, 2


@rule("warning")
def exchanged(catalog: Catalog) -> Iterator[Report]:
    """Yield the second of two such messages; the gate can only guess, by names and lengths."""
    notes = [note for note in catalog.messages if note.translated and not note.damaged]
    told: set[int] = set()
    lacking = [note for note in notes if note.lacks][:_MOST]
    for one, other in combinations(lacking, 2):
        if _says(one, other) and _says(other, one):
            names = f"“{one.lacks[0]}” and “{other.lacks[0]}”"
            told |= {one.msgid_line, other.msgid_line}
            yield other.place, _words(one, f"each has the other’s names, {names}")
    for one, other in pairwise(notes):
        if not told & {one.msgid_line, other.msgid_line} and _crossed(one, other):
            yield other.place, _words(one, "the long text has the short translation")


def _words(one: MessageNote, why: str) -> str:
    shown = f"{one.text[:_SHOWN]}…" if len(one.text) > _SHOWN else one.text
    return f"this and the translation of “{shown}” seem to be exchanged: {why}"


def _says(one: MessageNote, other: MessageNote) -> bool:
    """Tell whether the translation of one message says all the names that another lacks."""
    return set(other.lacks) <= set(one.names)


def _crossed(one: MessageNote, other: MessageNote) -> bool:
    """Tell whether two translations are as long as each other's should be."""
    first, second = len(one.text), len(other.text)
    if min(first, second) < _SHORTEST or not one.length or not other.length:
        return False
    as_is = (one.length / first) / (other.length / second)
    crossed = (other.length / first) / (one.length / second)
    return not 1 / _FAR < as_is < _FAR and 1 / _NEAR < crossed < _NEAR
