"""The inside of an entry: its key and its fields."""

from __future__ import annotations

import re

from bookpress.facts import Field
from bookpress.read.bib.values import WIDE, Broken, Values

__all__ = ["WIDE", "Fields"]
_KEY = re.compile(r"\s*(?P<key>[^\s,{}=，｝；、]*)")
_BLANK_IN_KEY = re.compile(r"(?:[ \t]+[^\s,={}]+)+[ \t]*(?=,)")
_NAME = re.compile(r"[^\s,={}()\"#%，＝｛｝:]+")
_MORE = re.compile(r"[\s,]*\n[ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*[{\"\w]", re.ASCII)
_NO_KEY = "this @{} has no key; write one behind ‘{{’"


class Fields(Values):
    """Reads the inside of one entry; ``key`` and ``fields`` are what it holds."""

    def __init__(self, *where: object) -> None:
        """Begin as ``Values`` do."""
        super().__init__(*where)  # type: ignore[arg-type]
        self.key = ""
        self.fields: list[Field] = []
        self._ended = False

    def preamble(self, start: int) -> None:
        """Skip ``@preamble{value}``."""
        try:
            self.value(start, "@preamble")
            self._close(start, "this @preamble")
        except Broken:
            return

    def string(self, start: int) -> None:
        """Take ``@string{name = value}``."""
        try:
            name = self._name()
            if self._equals(name):
                self.file.strings[name.lower()] = self.value(start, name)
            self._close(start, f"the string “{name}”")
        except Broken:
            return

    def entry(self, kind: str, start: int) -> None:
        """Take an entry whose type has been read."""
        try:
            self._key(kind, start)
            self._all_fields(start)
        except Broken:
            return

    def _close(self, start: int, what: str) -> None:
        if self.sign() != self.closing:
            advice = f"write ‘{self.closing}’ at its end"
            self.fail(start, f"{what} is not closed{self.swallowed()}; {advice}")
        self.position += 1

    def _key(self, kind: str, start: int) -> None:
        match = _KEY.match(self.text, self.position, self.limit)
        if match is None or not match["key"]:
            self.file.trouble(start, _NO_KEY.format(kind))
            return
        self.position = match.end()
        sign = self.sign()
        if sign == "=":  # @article{title = {...}}: no key at all
            self.file.trouble(start, _NO_KEY.format(kind))
            self.position = match.start("key")
            return
        self.key = match["key"]
        if sign in ("", ",", self.closing):
            return
        blank = _BLANK_IN_KEY.match(self.text, match.end(), self.limit)
        if blank:
            whole = f"{self.key}{blank[0].rstrip()}"
            self.file.trouble(match.end(), f"the key “{whole}” holds a blank")
            if not any(sign.isdigit() for sign in self.key):  # it goes on: knuth 1984
                self.key = "".join(whole.split())
            self.position = blank.end()
        elif sign in WIDE:
            self.file.trouble(self.position, f"‘{sign}’ is full-width: write ‘{WIDE[sign]}’")
            self.position += 1
        else:
            self.file.trouble(match.end(), f"a comma is missing behind the key “{self.key}”")
            self.position += sign in ";:"

    def _all_fields(self, start: int) -> None:
        seen: dict[str, int] = {}
        while not self._at_end(start):
            offset = self.position
            name = self._name()
            if not self._equals(name):
                continue
            line = self.file.place(offset).line
            value = self.value(offset, name)
            first = seen.setdefault(name.lower(), line)
            if first != line or any(field.name == name.lower() for field in self.fields):
                told = f"“{name}” stands twice in “{self.key}”: here and in line {first}"
                self.file.trouble(offset, told)
            self.fields.append(Field(name.lower(), value, self.file.place(offset)))
            self._behind(name)

    def _at_end(self, start: int) -> bool:
        """Skip commas and comments; tell whether the entry ends here."""
        while not self._ended:
            sign = self.sign()
            if sign == ",":
                self.position += 1
            elif sign == "%":
                self._comment()
            elif sign == self.closing and self._too_early():
                told = f"‘{sign}’ closes the entry before its last field; take it away"
                self.file.trouble(self.position, told)
                self.position += 1
            elif sign in ("", self.closing):
                what = f"“{self.key}”" if self.key else "this entry"
                self._close(start, what)
                return True
            else:
                return False
        return True

    def _comment(self) -> None:
        told = "BibTeX knows no comments inside an entry; move this one above the entry"
        self.file.trouble(self.position, told)
        line_end = self.text.find("\n", self.position, self.limit)
        self.position = line_end if line_end >= 0 else self.limit

    def _too_early(self) -> bool:
        return _MORE.match(self.text, self.position + 1, self.limit) is not None

    def _name(self) -> str:
        sign = self.sign()
        match = _NAME.match(self.text, self.position, self.limit)
        if match:
            self.position = match.end()
            return match[0]
        if sign in WIDE:
            self.file.trouble(self.position, f"‘{sign}’ is full-width: write ‘{WIDE[sign]}’")
            self.position += 1
            return self._name()
        told = f"‘{sign}’ stands where a field should begin; is it one too many?"
        return self.fail(min(self.position, len(self.text) - 1), told)

    def _equals(self, name: str) -> bool:
        """Take the ``=``; tell whether a value follows."""
        at = self.position
        sign = self.sign()
        if sign == "=":
            self.position += 1
            return True
        if sign == "＝":
            self.file.trouble(self.position, "‘＝’ is full-width: write ‘=’")
            self.position += 1
            return True
        if sign and sign in '{":':
            self.file.trouble(at, f"‘=’ is missing behind “{name}”")
            self.position += sign == ":"
            return True
        self.file.trouble(at - len(name), f"“{name}” has no value: write “{name} = {{...}}”")
        return False

    def _behind(self, name: str) -> None:
        """Look at what stands behind a value: a comma, or the end."""
        sign = self.sign()
        if sign in ("", ",", "%", self.closing):
            return
        if sign == "｝":
            self.file.trouble(self.position, "‘｝’ is full-width: write ‘}’")
            self._ended = True
        elif sign in WIDE:
            self.file.trouble(self.position, f"‘{sign}’ is full-width: write ‘{WIDE[sign]}’")
        elif sign == ";":
            self.file.trouble(self.position, "‘;’ does not part fields: write ‘,’")
        elif sign in '{}")':
            told = f"‘{sign}’ stands behind the value of “{name}”; is it one too many?"
            self.file.trouble(self.position, told)
        else:
            self.file.trouble(self.end, f"a comma is missing behind the value of “{name}”")
            return
        self.position += 1
