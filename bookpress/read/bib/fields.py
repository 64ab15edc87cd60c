"""The inside of an entry: its key and its fields.

A fault costs its field: reading goes on at the next thing that looks like ``name =``, and what the
fault may have caused (a field that stands twice, a missing brace) is told only where there is none.
"""

from __future__ import annotations

import re

from bookpress.facts import Field
from bookpress.read.bib.values import NAMED, WIDE, Broken, Values

__all__ = ["WIDE", "Fields"]
# Characters of a @string: strings made of strings may double without end.
_LONGEST_STRING = 10_000
_KEY = re.compile(r"\s*(?P<key>[^\s,{}=，｝；、]*)")
_BLANK_IN_KEY = re.compile(r"(?:[ \t]+[^\s,={}]+)+[ \t]*(?=,)")
_NAME = re.compile(r"[^\s,={}()\[\]\"#%，＝｛｝:]+")
_NEXT = re.compile(NAMED, re.ASCII)
_NAME_WITH_BLANK = re.compile(r"[A-Za-z][\w-]*(?:[ \t]+[\w-]+)+(?=[ \t]*=)", re.ASCII)
_SIGN_FOR_EQUALS = re.compile(r"[^\s\w{}(),]{1,2}[ \t]*(?=[{\"])")
_SIGN_FOR_COMMA = re.compile(rf"[;.:|](?=\s*(?:{NAMED}|[\n}})]))", re.ASCII)
_AGAIN = re.compile(
    rf"(?:,[ \t]*(?={NAMED}[ \t]*[{{\"])|^[ \t]*(?={NAMED}|[}})\]][ \t]*$))",
    re.ASCII | re.MULTILINE,
)
_NO_KEY = "this @{} has no key; write one behind ‘{{’"
_OPENING = {"}": "{", ")": "(", "]": "["}
_LONG = 40  # characters of a stray text that a message shows


class Fields(Values):
    """Reads the inside of one entry; ``key`` and ``fields`` are what it holds."""

    def __init__(self, *where: object) -> None:
        """Begin as ``Values`` do."""
        super().__init__(*where)  # type: ignore[arg-type]
        self.key = ""
        self.fields: list[Field] = []
        self._seen: dict[str, int] = {}

    def preamble(self, start: int) -> None:
        """Skip ``@preamble{value}``."""
        try:
            self.value(start, "@preamble")
            self._close(start, "this @preamble")
        except Broken:
            self.position = self.limit

    def string(self, start: int) -> None:
        """Take ``@string{name = value}``."""
        try:
            self._opened_twice()
            name = self._name()
            self.file.strings[name.lower()] = name  # broken, it is not unknown too
            if self._equals(name):
                value = self.value(start, name) or name
                self.file.strings[name.lower()] = value[:_LONGEST_STRING]
            self._close(start, f"the string “{name}”")
        except Broken:
            self.position = self.limit

    def entry(self, kind: str, start: int) -> None:
        """Take an entry whose type has been read."""
        self._key(kind, start)
        while True:
            self.sign()
            begin = self.position
            try:
                if self._at_end(start):
                    return
                self._field()
            except Broken:
                again = _AGAIN.search(self.text, max(self.position, begin + 1), self.limit)
                self.position = again.end() if again else self.limit

    def _close(self, start: int, what: str) -> None:
        """Take the bracket that ends the entry."""
        sign = self.sign()
        if sign == self.closing:
            self.position += 1
        elif sign and sign in _OPENING:
            opening = f"begins with ‘{_OPENING[self.closing]}’: close it with ‘{self.closing}’"
            self.doubt(self.position, f"{what} {opening}, not with ‘{sign}’")
            self.position += 1
        else:
            advice = f"write ‘{self.closing}’ at its end"
            self.doubt(start, f"{what} is not closed{self.swallowed()}; {advice}")
            self.position = self.limit

    def _opened_twice(self) -> bool:
        sign = self.sign()
        if not sign or sign not in "{(":
            return False
        self.trouble(self.position, f"‘{sign}’ is one too many; take it away")
        self.position += 1
        return True

    def _key(self, kind: str, start: int) -> None:
        twice = self._opened_twice()
        match = _KEY.match(self.text, self.position, self.limit)
        if match is None or not match["key"]:
            self.doubt(start, _NO_KEY.format(kind))
            return
        self.position = match.end()
        self.position += twice and self.sign() == "}"  # @misc{{key},
        sign = self.sign()
        if sign == "=":  # @article{title = {...}}: no key at all
            self.trouble(start, _NO_KEY.format(kind))
            self.position = match.start("key")
            return
        self.key = match["key"]
        if sign not in ("", ",", self.closing):
            self._behind_key(sign, match.end())

    def _behind_key(self, sign: str, end: int) -> None:
        """Tell what stands in the place of the comma behind the key."""
        blank = _BLANK_IN_KEY.match(self.text, end, self.limit)
        if blank:
            whole = f"{self.key}{blank[0].rstrip()}"
            self.trouble(end, f"the key “{whole}” holds a blank")
            if not any(sign.isdigit() for sign in self.key):  # it goes on: knuth 1984
                self.key = "".join(whole.split())
            self.position = blank.end()
        elif sign in WIDE:
            self.trouble(self.position, f"‘{sign}’ is full-width: write ‘{WIDE[sign]}’")
            self.position += 1
        else:
            self.key = self.key.rstrip(";:.") or self.key
            self.trouble(end, f"a comma is missing behind the key “{self.key}”")
            self.position += sign in ";:"

    def _at_end(self, start: int) -> bool:
        """Skip commas and comments; tell whether the entry ends here."""
        while (sign := self.sign()) and sign in ",%":
            if sign == "%":
                told = "BibTeX knows no comments inside an entry; move this one above the entry"
                self.trouble(self.position, told)
                self.position = self._line_end()
            else:
                self.position += 1
        if sign and sign in "｝）":
            self.trouble(self.position, f"‘{sign}’ is full-width: write ‘{WIDE[sign]}’")
            self.position += 1
            return True
        if sign and sign not in _OPENING:
            return False
        if sign and self.premature(frozenset(self._seen)):
            told = f"‘{sign}’ closes the entry before its last field; take it away"
            self.position += 1
            self.fail(self.position - 1, told)
        self._close(start, f"“{self.key}”" if self.key else "this entry")
        return True

    def _field(self) -> None:
        offset = self.position
        name = self._name()
        if not self._equals(name):
            return
        place = self.file.place(offset)
        first = self._seen.setdefault(name.lower(), place.line)
        if any(field.name == name.lower() for field in self.fields):
            told = f"“{name}” stands twice in “{self.key}”: here and in line {first}"
            self.doubt(offset, told)
        value = self.value(offset, name)
        self.fields.append(Field(name.lower(), value, place))
        self._behind(name)

    def _name(self) -> str:
        sign = self.sign()
        if sign in WIDE:
            self.trouble(self.position, f"‘{sign}’ is full-width: write ‘{WIDE[sign]}’")
            self.position += 1
            self.sign()
        match = _NAME.match(self.text, self.position, self.limit)
        if match:
            self.position = match.end()
            return match[0]
        told = f"‘{sign}’ stands where a field should begin; is it one too many?"
        return self.fail(min(self.position, len(self.text) - 1), told)

    def _equals(self, name: str) -> bool:
        """Take the ``=``; tell whether a value follows."""
        begin = self.position - len(name)
        sign = self.sign()
        if sign in ("=", "＝"):
            if sign == "＝":
                self.trouble(self.position, "‘＝’ is full-width: write ‘=’")
            self.position += 1
            return True
        other = _SIGN_FOR_EQUALS.match(self.text, self.position, self.limit)
        if other or (sign and sign in '{":'):
            self.trouble(self.position, f"‘=’ is missing behind “{name}”")
            self.position = other.end() if other else self.position + (sign == ":")
            return True
        blank = _NAME_WITH_BLANK.match(self.text, begin, self.limit)
        if blank:
            self.fail(begin, f"the name “{blank[0]}” holds a blank")
        if sign in ("", ",", self.closing) or _NEXT.match(self.text, self.position, self.limit):
            self.trouble(begin, f"“{name}” has no value: write “{name} = {{...}}”")
            return False
        return self._stray(begin)

    def _stray(self, begin: int) -> bool:
        """Tell words that are no field; what follows in their line is theirs."""
        self.position = begin
        words = self.text[begin : self._line_end()].strip()
        shown = words if len(words) <= _LONG else f"{words[:_LONG]}…"
        self.position = self._line_end()
        return self.fail(begin, f"“{shown}” is no field; move it above the entry, or delete it")

    def _behind(self, name: str) -> None:
        """Look at what stands behind a value: a comma, or the end."""
        sign = self.sign()
        if not sign or sign in ",%｝）" or sign in _OPENING:
            return
        if sign in WIDE:
            self.trouble(self.position, f"‘{sign}’ is full-width: write ‘{WIDE[sign]}’")
            self.position += 1
        elif _SIGN_FOR_COMMA.match(self.text, self.position, self.limit):
            self.trouble(self.position, f"‘{sign}’ does not part fields: write ‘,’")
            self.position += 1
        elif _NEXT.match(self.text, self.position, self.limit):
            self.trouble(self.end, f"a comma is missing behind the value of “{name}”")
        elif sign in '{"':
            told = f"‘{sign}’ stands behind the value of “{name}”; is it one too many?"
            self.fail(self.position, told)
        elif "\n" in self.text[self.end : self.position]:
            self._stray(self.position)
        else:
            told = f"the value of “{name}” ends here, and its line goes on; is a sign too many?"
            self.fail(self.end - 1, told)
