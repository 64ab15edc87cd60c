"""The values of fields: pieces in braces or quotes, numbers and strings, joined by ``#``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from bookpress.read.bib.file import BibFile

MONTHS = {
    name[:3].lower(): name
    for name in (
        "January February March April May June July August September October November December"
    ).split()
}
WIDE = {
    "｛": "{",
    "｝": "}",
    "，": ",",
    "、": ",",
    "；": ",",
    "＝": "=",
    "（": "(",
    "）": ")",
    "“": '"',
    "”": '"',
}
_BLANK = re.compile(r"\s*")
_BRACES = re.compile(r"[{}]")
_QUOTED = re.compile(r'[{}"]')
_WORD = re.compile(r"[^\s,={}()\"#，｝；]+")
# A field at the head of a line: nobody writes one inside a value.
FIELD = re.compile(r"^[ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*[{\"\w]", re.MULTILINE | re.ASCII)
_PARTNERS = {"｛": "[｝}]", "“": '[”“"]', "”": '[”“"]'}


class Broken(Exception):  # noqa: N818 - it ends an entry, not the program
    """An entry that can't be read on."""


class Values:
    """Reads values from ``position`` on, up to ``limit`` at most: the head of the next entry."""

    def __init__(self, file: BibFile, position: int, closing: str, limit: int) -> None:
        """Begin behind the opening brace of an entry that ``closing`` ends."""
        self.file = file
        self.text = file.text
        self.position = position
        self.closing = closing
        self.limit = limit
        self.end = position  # of the last value

    def sign(self) -> str:
        """Skip blanks and return the next character; empty at the end of the entry's room."""
        blank = _BLANK.match(self.text, self.position, self.limit)
        self.position = blank.end() if blank else self.position
        return self.text[self.position] if self.position < self.limit else ""

    def fail(self, offset: int, text: str) -> NoReturn:
        """Tell a fault, and leave the rest of the entry."""
        self.file.trouble(offset, text)
        self.position = self.limit
        raise Broken

    def swallowed(self) -> str:
        """Return words for the entry that an open one would swallow."""
        if self.limit >= len(self.text):
            return ""
        return f" and swallows the entry in line {self.file.place(self.limit).line}"

    def value(self, offset: int, name: str) -> str:
        """Take the value of the field ``name``, which begins at ``offset``."""
        parts = [self._piece(offset, name)]
        self.end = self.position
        while self.sign() == "#":
            self.position += 1
            parts.append(self._piece(offset, name))
            self.end = self.position
        return "".join(parts)

    def _piece(self, offset: int, name: str) -> str:
        sign = self.sign()
        if sign == "{":
            return self._enclosed(offset, name, _BRACES, "}")
        if sign == '"':
            return self._enclosed(offset, name, _QUOTED, '"')
        if sign in _PARTNERS:
            self.file.trouble(self.position, f"‘{sign}’ is no mark of BibTeX: write ‘{WIDE[sign]}’")
            return self._wide(sign)
        match = _WORD.match(self.text, self.position, self.limit)
        if not match:
            self.file.trouble(offset, f"“{name}” has no value")
            return ""
        self.position = match.end()
        return self._word(match[0], match.start())

    def _word(self, word: str, offset: int) -> str:
        name = word.lower()
        if name in self.file.strings:
            return self.file.strings[name]
        if name in MONTHS or word.isdecimal():
            return MONTHS.get(name, word)
        if word[0].isdecimal():
            self.file.trouble(offset, f"“{word}” is no plain number: put it in braces")
        else:
            advice = "put the text in braces, or define the string"
            told = f"no @string is called “{word}”; {advice}"
            self.file.trouble(offset, told, "bibliography.unknown-string")
        return word

    def _wide(self, sign: str) -> str:
        """Take a value that begins with a typographic mark: to its partner, or the line's end."""
        begin = self.position + 1
        line_end = self.text.find("\n", begin, self.limit)
        stop = line_end if line_end >= 0 else self.limit
        found = re.compile(_PARTNERS[sign]).search(self.text, begin, stop)
        self.position = found.end() if found else stop
        return self.text[begin : found.start() if found else stop]

    def _enclosed(self, offset: int, name: str, marks: re.Pattern[str], closing: str) -> str:
        begin = self.position + 1
        depth = 1 if closing == "}" else 0
        for mark in marks.finditer(self.text, begin, self.limit):
            depth += {"{": 1, "}": -1}.get(mark[0], 0)
            if depth > 0 or (mark[0] != closing and depth == 0):
                continue
            value = self.text[begin : mark.start()]
            if self._too_much(value):
                break
            if re.search(r",\s*\n\s*$", value) and not self._goes_on(mark.end()):
                # The brace that closes this value should close the entry.
                break
            self.position = mark.end()
            return value
        return self._open(offset, name, begin, closing)

    @staticmethod
    def _too_much(value: str) -> bool:
        """Tell whether a value holds what must be the next field."""
        return "\n" in value and FIELD.search(value, value.index("\n") + 1) is not None

    def _goes_on(self, end: int) -> bool:
        """Tell whether the entry is closed behind ``end``."""
        return bool(re.compile(r"\s*[,}]").match(self.text, end, self.limit))

    def _open(self, offset: int, name: str, begin: int, closing: str) -> str:
        """Tell that a value is not closed; go on behind its line if that is where it ends."""
        line_end = self.text.find("\n", begin, self.limit)
        told = f"the value of “{name}” is not closed"
        advice = f"write ‘{closing}’ at its end"
        rest = self.text[line_end : self.limit] if line_end >= 0 else ""
        if re.match(r"\n\s*(?:[A-Za-z][\w-]*\s*=|[})]\s*(?:\n|$))", rest):
            self.file.trouble(offset, f"{told}; {advice}")
        else:
            found = FIELD.search(self.text, begin, self.limit)
            if not found:
                self.fail(offset, f"{told}{self.swallowed()}; {advice}")
            self.file.trouble(offset, f"{told}; {advice}")
            line_end = found.start() - 1
        value = self.text[begin:line_end].rstrip()
        self.position = begin + len(value) - value.endswith(",")
        return value.removesuffix(",")
