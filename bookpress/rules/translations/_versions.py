"""Passages and messages that are versions of one text, so that one change is one finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bookpress.facts import MessageNote, Passage

_ALIKE = 0.4  # share of common pairs of characters from which on two texts are versions of one
_SAME_LINE = 0.3  # what the same line of the manuscript counts
_SAME_NEIGHBOUR = 0.45  # what the same text before or behind counts
_MANY = 50_000  # comparisons


def plain(text: str) -> str:
    """Return a text less the backslashes: one at the end of a line is not in the msgid."""
    return text.replace("\\", "")


def forms(passage: Passage) -> Iterator[str]:
    """Yield the forms in which a catalog may hold a passage."""
    text = plain(passage.text)
    yield text
    if text[:1] in "-—":
        yield text.lstrip("-—")  # who said what is quoted
    if text[:1] == text[-1:] == '"':
        yield text[1:-1].replace('""', '"')  # a cell of a csv-table


class Versions:
    """The passages that no message holds; ``left`` are those that are not yet taken."""

    def __init__(
        self,
        lacking: Iterable[Passage],
        unknown: Sequence[MessageNote],
        passages: Sequence[Passage],
        notes: Sequence[MessageNote],
    ) -> None:
        """Take what is to be matched, and all passages and messages for what stands beside."""
        self.left = list(lacking)
        self.close = len(self.left) * len(unknown) < _MANY
        self.texts = {id(passage): _pairs(plain(passage.text)) for passage in self.left}
        lost = {plain(note.text) for note in unknown}
        self.beside_note = _beside(notes, lost)
        self.beside_passage = _beside(passages, {plain(passage.text) for passage in self.left})

    def take(self, note: MessageNote) -> Passage | None:
        """Remove and return the passage that a message is another version of, if there is one."""
        lines = {(place.path, place.line) for place in note.sources}
        pairs = _pairs(plain(note.text)) if self.close else set()
        beside = self.beside_note.get(plain(note.text), set())
        best, most = None, _ALIKE
        for passage in self.left:
            likeness = _likeness(pairs, self.texts[id(passage)]) if pairs else 0.0
            if (passage.place.path, passage.place.line) in lines:
                likeness += _SAME_LINE
            both = beside & self.beside_passage.get(plain(passage.text), set())
            likeness += _SAME_NEIGHBOUR * len(both)
            if likeness > most:
                best, most = passage, likeness
        if best is not None:
            self.left.remove(best)
        return best


def _beside(
    texts: Sequence[Passage] | Sequence[MessageNote],
    asked: set[str],
) -> dict[str, set[tuple[str, str]]]:
    """Return what stands before and behind each text that is asked for."""
    found: dict[str, set[tuple[str, str]]] = {}
    said = ["", *(plain(one.text) for one in texts), ""]
    for before, text, behind in zip(said, said[1:], said[2:], strict=False):
        if text in asked:
            found.setdefault(text, set()).update((("before", before), ("behind", behind)))
    return found


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)} or {text}


def _likeness(first: set[str], second: set[str]) -> float:
    return 2 * len(first & second) / (len(first) + len(second))
