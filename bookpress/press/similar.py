"""Find the old text that a new one is most like."""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bookpress.read.po import PoEntry

ALIKE = 0.6  # share of the characters that are the same; msgmerge's threshold, on bytes
_CLOSE_LOOKS = 3  # candidates that are compared character by character


class Translated:
    """The translated messages of a catalog, found by likeness.

    Candidates are those that share most pairs of characters, so that the work grows with the
    texts and not with their square (msgmerge does the same with four bytes: fuzzy-index.c).
    """

    def __init__(self, entries: Iterable[PoEntry]) -> None:
        """Take the messages; those without a translation are left out."""
        self._entries = [entry for entry in entries if entry.msgstr and entry.msgstr[0].value]
        self._pairs = [pairs_of(entry.key[1]) for entry in self._entries]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for number, pairs in enumerate(self._pairs):
            for pair in pairs:
                self._holders[pair].append(number)

    def most_like(self, text: str) -> PoEntry | None:
        """Return the message most like ``text``; None if none is like enough."""
        wanted = pairs_of(text)
        shared: Counter[int] = Counter()
        for pair in wanted:
            shared.update(self._holders.get(pair, ()))
        near = sorted(
            shared,
            key=lambda number: (
                -shared[number] / (len(wanted) + len(self._pairs[number])),
                number,
            ),
        )
        best, most = None, ALIKE
        matcher = SequenceMatcher(None, b=text, autojunk=False)
        for number in near[:_CLOSE_LOOKS]:
            matcher.set_seq1(self._entries[number].key[1])
            ratio = matcher.ratio() if matcher.quick_ratio() >= most else 0.0
            if ratio > most or (ratio == most and best is None):
                best, most = self._entries[number], ratio
        return best


def pairs_of(text: str) -> set[str]:
    """Return the pairs of neighbouring characters of a text, with its two ends."""
    framed = f"\0{text}\0"
    return {framed[at : at + 2] for at in range(len(framed) - 1)}
