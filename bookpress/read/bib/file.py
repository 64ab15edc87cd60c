"""One .bib file: finds the heads of its entries, and keeps what is read of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from bookpress.facts import Entry, ParseError, Place
from bookpress.read.bib.conflicts import find_conflicts
from bookpress.read.bib.fields import WIDE, Fields
from bookpress.read.bib.values import FIELD, NAMED

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = re.compile(
    r"@[ \t]*(?P<kind>[A-Za-z][\w-]*)?[ \t\n]*(?P<open>[\[\"{(｛（]?)"
    # The same without its ‘@’, at the head of a line.
    r"|^[ \t]*(?P<at>＠?)[ \t]*(?P<bare>[A-Za-z]+)[ \t]*(?P<brace>[{(])"
    rf"(?=[ \t]*(?:[^\s,{{}}=()\"]+[ \t]*,\s*)?{NAMED}[ \t]*[\w{{\"])",
    re.ASCII | re.MULTILINE,
)
# The head of an entry at the margin: nobody writes one inside a value.
_NEXT = re.compile(r"^@[ \t]*[A-Za-z]+[ \t]*[{(｛（]", re.MULTILINE)
_FIELD = rf"(?:[A-Za-z][\w-]*\s*=|{NAMED})"
_KEY_AND_FIELD = re.compile(rf"[^\s,{{}}]*\s*,\s*{_FIELD}", re.ASCII)
_STRING = re.compile(_FIELD, re.ASCII)
_STRAY = re.compile(r"\s*\}")
_COMMAND = re.compile(
    r"^[^\n]*?%[ \t]*bookpress:[ \t]*ignore\b[ \t]*(?P<rule>[a-z][a-z.-]*)?",
    re.MULTILINE,
)
_CLOSING = {"{": "}", "｛": "}", "(": ")", "（": ")", "[": "]", '"': "}"}
_WRONG = '["'


class BibFile:
    """One .bib file: its entries and parse_errors."""

    def __init__(self, path: str, text: str, strings: dict[str, str]) -> None:
        """Read ``text``; ``strings`` are those of the files before it, and get this file's."""
        self.path = path
        self.text, self._conflicts = find_conflicts(text)
        self.strings = strings
        self.entries: list[Entry] = []
        self.parse_errors: list[ParseError] = []
        self._keys: set[str] = set()
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._heads = [match.start() for match in _NEXT.finditer(self.text)]
        for conflict in self._conflicts:
            told = "the marks of a merge stand here; keep one of its sides, and delete them"
            self.parse_errors.append(
                ParseError("bibliography.syntax", self.place(conflict.start), told)
            )
        position, free = 0, True
        while match := _START.search(self.text, position):
            if free:
                self._between(position, match.start())
            position = self._entry(match)
            free = (match["kind"] or "").lower() != "comment"
        if free:
            self._between(position, len(self.text))

    def place(self, offset: int) -> Place:
        """Return the place of a character."""
        line = bisect_right(self._starts, offset)
        return Place(self.path, line, offset - self._starts[line - 1] + 1)

    def commands(self) -> Iterator[tuple[str, int, str]]:
        """Yield the comments that speak to the gate."""
        for match in _COMMAND.finditer(self.text):
            yield self.path, self.place(match.start()).line, match["rule"] or ""

    def _trouble(self, offset: int, text: str, rule: str = "bibliography.syntax") -> None:
        self.parse_errors.append(ParseError(rule, self.place(offset), text))

    def _in_conflict(self, start: int, end: int) -> bool:
        index = bisect_right(self._conflicts, (end, len(self.text))) - 1
        return index >= 0 and start <= self._conflicts[index].end

    def _limit(self, start: int) -> int:
        """Return where the next entry at the margin begins, after ``start``."""
        index = bisect_right(self._heads, start)
        return self._heads[index] if index < len(self._heads) else len(self.text)

    def _between(self, start: int, end: int) -> None:
        """Look for fields in the text between two entries: their head was lost."""
        orphan = FIELD.search(self.text, start, end)
        if orphan and not self._in_conflict(start, end):
            told = "the head of this entry is lost: write “@type{key,” above its fields"
            offset = orphan.end() - len(orphan[0].lstrip())
            self._trouble(offset, told)
            self.entries.append(Entry("", "", self.place(offset), sound=False))

    def _entry(self, match: re.Match[str]) -> int:
        """Read what begins with a head; return where it ends."""
        kind = (match["kind"] or match["bare"] or "").lower()
        sign = match["open"] or match["brace"] or ""
        if kind == "comment":  # only the word: pybtex reads the entries behind it
            return match.end()
        start = match.end() - len(match[0].lstrip())
        right = sign in _CLOSING and sign not in _WRONG
        if not ((kind and right) or self._is_head(match, kind)):
            told = f"“@{kind}” is followed by no ‘{{’" if kind else "this ‘@’ begins no entry"
            self._trouble(start, f"{told}; BibTeX takes every ‘@’ for the head of an entry")
            return match.end()
        reader = Fields(self, match.end(), _CLOSING.get(sign, "}"), self._limit(start))
        told = _head_fault(kind, sign, match["bare"], match["at"])
        if told:
            reader.trouble(start, told)
        self._read(reader, kind or "misc", start)
        return reader.position

    def _read(self, reader: Fields, kind: str, start: int) -> None:
        """Let a reader take what has begun at ``start``, and keep what it found."""
        if kind == "preamble":
            reader.preamble(start)
        elif kind == "string":
            reader.string(start)
        else:
            reader.entry(kind, start)
        stray = _STRAY.match(self.text, reader.position)
        if stray:
            reader.doubt(stray.end() - 1, "this ‘}’ closes nothing; take it away")
            reader.position = stray.end()
        mixed = self._in_conflict(start, reader.position)
        told = [] if mixed else reader.told()
        for offset, words, rule in told:
            self._trouble(offset, words, rule)
        if kind in ("preamble", "string"):
            return
        broken = mixed or any(rule == "bibliography.syntax" for _, _, rule in told)
        if not (mixed and reader.key in self._keys):  # both sides of a merge have it
            self._keys.add(reader.key)
            place, fields = self.place(start), tuple(reader.fields)
            entry = Entry(reader.key, kind, place, fields, sound=not broken)
            self.entries.append(entry)

    def _is_head(self, match: re.Match[str], kind: str) -> bool:
        """Tell whether an ``@`` without a type or a brace is the head of an entry all the same."""
        line = self.text.rfind("\n", 0, match.start()) + 1
        at_margin = not self.text[line : match.start()].strip()
        inside = _STRING if kind == "string" else _KEY_AND_FIELD
        return at_margin and inside.match(self.text, match.end()) is not None


def _head_fault(kind: str, sign: str, bare: str | None, at: str | None) -> str:
    """Return what is wrong with the head of an entry; empty if nothing is."""
    if bare:
        return "‘＠’ is full-width: write ‘@’" if at else f"‘@’ is missing before “{kind}”"
    if not kind:
        return "the type of this entry is missing behind ‘@’: write “@misc{”, or another"
    if not sign:
        return f"‘{{’ is missing behind “@{kind}”"
    if sign in _WRONG:
        return f"‘{sign}’ opens no entry: write “@{kind}{{”"
    return f"‘{sign}’ is full-width: write ‘{WIDE[sign]}’" if sign in WIDE else ""
