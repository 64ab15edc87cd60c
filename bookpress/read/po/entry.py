"""A catalog as it is read: its messages, and where everything stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bookpress.read.po.grammar import FLAG, references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import ParseError
    from bookpress.read.po.text import Text

KIND = "translations.syntax"


@dataclass(slots=True)
class PoEntry:
    """A message: its comments, its texts, and where they stand."""

    line: int  # of its first comment or keyword
    written: list[str] = field(default_factory=list)  # its comments as they are, less those of #|
    comments: list[tuple[int, str]] = field(default_factory=list)  # line, what a person wrote
    extracted: list[str] = field(default_factory=list)
    references: list[tuple[str, int]] = field(default_factory=list)  # path as written, line or 0
    flags: list[str] = field(default_factory=list)
    previous: dict[str, Text] = field(default_factory=dict)  # by keyword, what it said before
    msgctxt: Text | None = None
    msgid: Text | None = None
    msgid_plural: Text | None = None
    msgstr: list[Text] = field(default_factory=list)
    indexes: list[int | None] = field(default_factory=list)  # the n of msgstr[n]
    obsolete: bool = False
    damaged: bool = False  # a fault stands in it; what it says is a guess

    def comment(self, line: int, text: str) -> None:
        """Take a comment, from its ``#`` on."""
        self.written.append(text)
        kind, rest = text[1:2], text[2:].strip()
        if kind == ":":
            self.references += list(references(rest))
        elif kind in (",", "!"):
            self.flags += FLAG.findall(rest)
        elif kind == ".":
            self.extracted.append(rest)
        elif kind != "=":  # the sticky flags of gettext 1.0; older programs do not heed them
            self.comments.append((line, text[1:].strip()))

    @property
    def fuzzy(self) -> bool:
        """Tell whether the translation waits for a person to look at it."""
        return "fuzzy" in self.flags

    @property
    def key(self) -> tuple[str | None, str]:
        """Return what tells the message from the others of its catalog."""
        return self.msgctxt.value if self.msgctxt else None, self.msgid.value if self.msgid else ""

    @property
    def last_line(self) -> int:
        """Return the last line of the message."""
        texts = (*self.msgstr, self.msgid_plural, self.msgid, self.msgctxt)
        return max([self.line, *(text.last_line for text in texts if text)])


@dataclass(slots=True)
class PoFile:
    """A catalog: its messages in order (the header is none of them) and what is wrong with it."""

    path: str
    entries: list[PoEntry] = field(default_factory=list)
    header: PoEntry | None = None
    parse_errors: list[ParseError] = field(default_factory=list)
    tail: PoEntry | None = None  # comments behind the last message
    lines: dict[int, str] = field(default_factory=dict)  # as written, by number

    def fields(self) -> Iterator[tuple[str, str, int]]:
        """Yield the name, the value and the line of each field of the header."""
        if self.header and self.header.msgstr:
            text, offset = self.header.msgstr[0], 0
            for line in text.value.split("\n"):
                name, colon, value = line.partition(":")
                if colon:
                    yield name.strip(), value.strip(), text.place(offset)[0]
                offset += len(line) + 1
