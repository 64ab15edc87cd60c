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
NAMED = r"[A-Za-z][\w+-]*[ \t]*[=＝]"
# A field at the head of a line.
LINE = rf"[ \t]*{NAMED}[ \t]*(?:[{{\"“｛]|\w+[ \t]*(?:[,#]|$))"
FIELD = re.compile(rf"^{LINE}", re.MULTILINE | re.ASCII)
_BLANK = re.compile(r"\s*")
_BRACES = re.compile(r"[{}\n]")
_QUOTED = re.compile(r'[{}"\n]')
_WORD = re.compile(r"[^\s,={}()\[\]<>\"'#;，、｝；]+")
_OPENS_NEXT = re.compile(rf",\s*{NAMED}\s*$", re.ASCII)  # its quote is the next value's
_NEXT = re.compile(rf"\s*{NAMED}", re.ASCII)
_PARTNERS = {"｛": r"[｝}](?=\s*(?:[,，;；)}]|$))", "“": '[”“"]', "”": '[”“"]'}
# Behind the ‘}’ of an entry: more of its line and a field on it, or a field in the next line.
_MORE = re.compile(
    rf"(?:[^\n]*,[ \t]*{NAMED}[ \t]*[{{\"]"
    rf"|(?P<rest>[^\n]*\n\s*?)(?=^{LINE})[ \t]*(?P<name>[\w+-]+))",
    re.MULTILINE | re.ASCII,
)

_SYNTAX = "bibliography.syntax"
_Told = tuple[int, str, str]  # offset, words, rule


class Broken(Exception):  # noqa: N818 - it ends a field, not the program
    """A field that can't be read on."""


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
        self._faults: list[_Told] = []
        self._doubts: list[_Told] = []

    def sign(self) -> str:
        """Skip blanks and return the next character; empty at the end of the entry's room."""
        blank = _BLANK.match(self.text, self.position, self.limit)
        self.position = blank.end() if blank else self.position
        return self.text[self.position] if self.position < self.limit else ""

    def trouble(self, offset: int, text: str) -> None:
        """Tell a fault behind which the entry goes on."""
        self._faults.append((offset, text, _SYNTAX))

    def doubt(self, offset: int, text: str, rule: str = _SYNTAX) -> None:
        """Tell a fault that may be the consequence of another."""
        self._doubts.append((offset, text, rule))

    def told(self) -> list[_Told]:
        """Return the faults; doubts only where there are none."""
        return self._faults or self._doubts

    def fail(self, offset: int, text: str) -> NoReturn:
        """Tell a fault, and leave the rest of the field."""
        self.trouble(offset, text)
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

    def premature(self, seen: frozenset[str] = frozenset()) -> bool:
        """Tell whether fields follow the bracket at ``position``, which would close the entry.

        Where they follow an empty line, or begin anew (``seen``), the bracket is right, and it is
        the head of the next entry that was lost.
        """
        stop = self.text.find("@", self.position, self.limit)
        stop = stop if stop >= 0 else self.limit
        more = _MORE.match(self.text, self.position + 1, stop)
        if more is None or not more["name"]:
            return more is not None
        line = self.text.rfind("\n", 0, self.position) + 1
        alone = not f"{self.text[line : self.position]}{more['rest']}".strip()
        anew = more["rest"].count("\n") > 1 or more["name"].lower() in seen
        return not (alone and anew)

    def _piece(self, offset: int, name: str) -> str:
        if self._next_line_is_field():
            self.trouble(offset, f"“{name}” has no value")
            return ""
        sign = self.sign()
        if sign == "{":
            return self._enclosed(offset, name, _BRACES, "}")
        if sign == '"':
            return self._enclosed(offset, name, _QUOTED, '"')
        if sign in _PARTNERS:
            told = f"‘{sign}’ is no mark of BibTeX: write ‘{WIDE[sign]}’"
            self.trouble(self.position, told)
            return self._wide(sign)
        at_end = not sign or sign == self.closing
        if sign == "," or (at_end and not self.premature()):
            self.trouble(offset, f"“{name}” has no value")
            return ""
        match = _WORD.match(self.text, self.position, self.limit)
        if not match:
            self.fail(offset, f"‘{sign}’ begins no value: write “{name} = {{...}}”")
        word = match[0].rstrip(".") or match[0]
        self.position += len(word)
        return self._word(word, offset, name)

    def _next_line_is_field(self) -> bool:
        blank = _BLANK.match(self.text, self.position, self.limit)
        if blank is None or "\n" not in blank[0]:
            return False
        return FIELD.match(self.text, self.text.rindex("\n", 0, blank.end()) + 1) is not None

    def _word(self, word: str, offset: int, name: str) -> str:
        """Take a number or the name of a string, or tell that braces are missing."""
        at, low = self.position - len(word), word.lower()
        known = low in self.file.strings or low in MONTHS or word.isdecimal()
        wrong = self._goes_wrong(known=known)
        self.position = at + len(word)
        if wrong:
            self.fail(offset, f"the value of “{name}” lacks a brace: write “{name} = {{...}}”")
        if low in self.file.strings:
            return self.file.strings[low]
        if known:
            return MONTHS.get(low, word)
        if word[0].isdecimal():
            self.trouble(at, f"“{word}” is no plain number: put it in braces")
        else:
            told = f"no @string is called “{word}”; put the text in braces, or define the string"
            self.doubt(at, told, "bibliography.unknown-string")
        return word

    def _goes_wrong(self, *, known: bool) -> bool:
        """Tell whether a bare word is the beginning of a text, or the end of one."""
        sign = self.sign()
        if sign == self.closing:
            return self.premature()
        if sign == "," and not known:
            rest = self.text[self.position + 1 : self._line_end()]
            return bool(rest.strip(" \t,})%")) and not _NEXT.match(rest)
        if not sign or sign in ",#%;.)]}" or sign in WIDE:
            return False
        return not _NEXT.match(self.text, self.position, self.limit)

    def _line_end(self) -> int:
        end = self.text.find("\n", self.position, self.limit)
        return end if end >= 0 else self.limit

    def _wide(self, sign: str) -> str:
        """Take a value that begins with a typographic mark: to its partner, or the line's end."""
        self.position += 1
        begin, stop = self.position, self._line_end()
        found = re.compile(_PARTNERS[sign]).search(self.text, begin, stop)
        self.position = found.end() if found else stop
        return self.text[begin : found.start() if found else stop]

    def _enclosed(self, offset: int, name: str, marks: re.Pattern[str], closing: str) -> str:
        begin = self.position + 1
        depth = 1 if closing == "}" else 0
        for mark in marks.finditer(self.text, begin, self.limit):
            if mark[0] == "\n" and FIELD.match(self.text, mark.end(), self.limit):
                break  # the next field: nobody writes one inside a value
            depth += {"{": 1, "}": -1}.get(mark[0], 0)
            if depth > 0 or (mark[0] != closing and depth == 0):
                continue
            value = self.text[begin : mark.start()]
            if depth < 0 or (closing == '"' and _OPENS_NEXT.search(value)):
                break
            if re.search(r"\n[ \t]*$", value) and not self._goes_on(mark.end()):
                # The brace that closes this value should close the entry.
                break
            self.position = mark.end()
            return value
        self.position = begin
        swallowed = "" if FIELD.search(self.text, begin, self.limit) else self.swallowed()
        advice = f"write ‘{closing}’ at its end"
        return self.fail(offset, f"the value of “{name}” is not closed{swallowed}; {advice}")

    def _goes_on(self, end: int) -> bool:
        """Tell whether the entry is closed, or goes on, behind ``end``."""
        if re.compile(r"\s*[,})#]").match(self.text, end, self.limit):
            return True
        return _NEXT.match(self.text, end, self.limit) is not None
