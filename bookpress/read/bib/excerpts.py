"""Some works out of .bib files as a .bib file of their own: each entry as a person wrote it.

With them goes what they are made of, so that the file is complete: the parents of ``crossref``,
``xdata`` and the like, the strings that they name, and what ``@preamble`` says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.read.bib.file import BibFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bookpress.facts import Entry
    from bookpress.read.bib.fields import Fields

_STRING = re.compile(r"@[ \t]*string[ \t\n]*[{(]\s*(?P<name>[^\s={}()]+)", re.IGNORECASE)
_RELATIVES = ("crossref", "xdata", "xref", "related", "entryset")
_SINGLE_FIELD = re.compile(r"xdata=(?P<key>[^\s,-]+)-")
_MOST_ABOVE = 16  # as in works.py


class _TextFile(BibFile):
    """A .bib file that keeps the text of what it reads."""

    def __init__(self, path: str, text: str, strings: dict[str, str]) -> None:
        self.texts: list[tuple[Entry, str]] = []
        self.commands_of_tex: list[str] = []  # @string and @preamble, in their order
        super().__init__(path, text, strings)

    def _read(self, reader: Fields, kind: str, start: int) -> None:
        before = len(self.entries)
        super()._read(reader, kind, start)
        text = self.text[start : reader.position]
        if kind in ("string", "preamble"):
            self.commands_of_tex.append(text)
        self.texts += [(entry, text) for entry in self.entries[before:]]


class Excerpts:
    """All entries of a bibliography with their texts."""

    def __init__(self, files: Iterable[tuple[str, str]]) -> None:
        """Read the .bib files, paths and texts, in the order of ``bibtex_bibfiles``."""
        self._entries: dict[str, tuple[Entry, str]] = {}
        self._commands: list[str] = []
        strings: dict[str, str] = {}
        for path, text in files:
            file = _TextFile(path, text, strings)
            self._commands += file.commands_of_tex
            for entry, written in file.texts:
                self._entries.setdefault(entry.key.lower(), (entry, written))

    def of(self, keys: Iterable[str]) -> str:
        """Return the text of a .bib file with the works of ``keys`` and all that they need.

        BibTeX wants parents behind their children. A key that no file has is passed over.
        """
        depths: dict[str, int] = {}
        for key in keys:
            self._descend(key.lower(), depths, 0)
        order = sorted(depths, key=lambda key: depths[key])
        entries = [self._entries[key][1] for key in order]
        return "\n\n".join([*self._needed_commands(entries), *entries, ""]).removesuffix("\n")

    def _descend(self, key: str, depths: dict[str, int], depth: int) -> None:
        if key not in self._entries or depths.get(key, -1) >= depth or depth > _MOST_ABOVE:
            return
        depths[key] = depth
        for relative in _relatives(self._entries[key][0]):
            self._descend(relative.lower(), depths, depth + 1)

    def _needed_commands(self, entries: Iterable[str]) -> list[str]:
        """Return each @preamble, and the strings whose names stand in entries or in each other."""
        words = set(_words("\n".join(entries)))
        needed = []
        for command in reversed(self._commands):  # a string is made of those before it
            string = _STRING.match(command)
            if string is None or string["name"].lower() in words:
                needed.append(command)
                words.update(_words(command))
        return needed[::-1]


def _relatives(entry: Entry) -> Iterator[str]:
    for name in _RELATIVES:
        yield from filter(None, (key.strip() for key in entry.get(name).split(",")))
    for field in entry.fields:
        for found in _SINGLE_FIELD.finditer(field.value):
            yield found["key"]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\s#,={}()\"]+", text.lower())
