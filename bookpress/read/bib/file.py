"""One .bib file: finds the heads of its entries, and keeps what is read of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from bookpress.facts import Entry, Place, Trouble
from bookpress.read.bib.fields import WIDE, Fields

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = re.compile(r"@[ \t]*(?P<kind>[A-Za-z][\w-]*)?[ \t\n]*(?P<open>[{(｛（]?)", re.ASCII)
# The head of an entry at the margin: nobody writes one inside a value.
_NEXT = re.compile(r"^@[ \t]*[A-Za-z]+[ \t]*[{(｛（]", re.MULTILINE)
_KEY_AND_FIELD = re.compile(r"[^\s,{}]+\s*,\s*[A-Za-z][\w-]*\s*=", re.ASCII)
_STRAY = re.compile(r"\s*\}")
_COMMAND = re.compile(
    r"^[^\n]*?%[ \t]*bookpress:[ \t]*ignore\b[ \t]*(?P<rule>[a-z][a-z.-]*)?",
    re.MULTILINE,
)


class BibFile:
    """One .bib file: its entries and troubles."""

    def __init__(self, path: str, text: str, strings: dict[str, str]) -> None:
        """Read ``text``; ``strings`` are those of the files before it, and get this file's."""
        self.path = path
        self.text = text
        self.strings = strings
        self.entries: list[Entry] = []
        self.troubles: list[Trouble] = []
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._heads = [match.start() for match in _NEXT.finditer(text)]
        position = 0
        while match := _START.search(text, position):
            position = self._entry(match)

    def place(self, offset: int) -> Place:
        """Return the place of a character."""
        line = bisect_right(self._starts, offset)
        return Place(self.path, line, offset - self._starts[line - 1] + 1)

    def commands(self) -> Iterator[tuple[str, int, str]]:
        """Yield the comments that speak to the gate."""
        for match in _COMMAND.finditer(self.text):
            yield self.path, self.place(match.start()).line, match["rule"] or ""

    def trouble(self, offset: int, text: str, kind: str = "bibliography.syntax") -> None:
        """Keep a fault."""
        self.troubles.append(Trouble(kind, self.place(offset), text))

    def _limit(self, start: int) -> int:
        """Return where the next entry at the margin begins, after ``start``."""
        index = bisect_right(self._heads, start)
        return self._heads[index] if index < len(self._heads) else len(self.text)

    def _entry(self, match: re.Match[str]) -> int:
        """Read what begins with an ``@``; return where it ends."""
        kind, sign = (match["kind"] or "").lower(), match["open"]
        if kind == "comment":  # only the word: pybtex reads the entries behind it
            return match.end()
        if kind and not sign and self._lacks_brace(match):
            self.trouble(match.start(), f"‘{{’ is missing behind “@{kind}”")
            sign = "{"
        if not kind or not sign:
            told = f"“@{kind}” is followed by no ‘{{’" if kind else "this ‘@’ begins no entry"
            self.trouble(match.start(), f"{told}; BibTeX takes every ‘@’ for the head of an entry")
            return match.end()
        if sign in WIDE:
            self.trouble(match.start("open"), f"‘{sign}’ is full-width: write ‘{WIDE[sign]}’")
        closing = "}" if sign in "{｛" else ")"
        reader = Fields(self, match.end(), closing, self._limit(match.start()))
        if kind == "preamble":
            reader.preamble(match.start())
        elif kind == "string":
            reader.string(match.start())
        else:
            reader.entry(kind, match.start())
            place = self.place(match.start())
            self.entries.append(Entry(reader.key, kind, place, tuple(reader.fields)))
            stray = _STRAY.match(self.text, reader.position)
            if stray:
                self.trouble(stray.end() - 1, "this ‘}’ closes nothing; take it away")
        return reader.position

    def _lacks_brace(self, match: re.Match[str]) -> bool:
        """Tell whether a word with an ``@`` and no brace is the head of an entry all the same."""
        line = self.text.rfind("\n", 0, match.start()) + 1
        at_margin = not self.text[line : match.start()].strip()
        return at_margin and _KEY_AND_FIELD.match(self.text, match.end()) is not None
