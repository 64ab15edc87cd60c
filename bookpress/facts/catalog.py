"""A catalog and its messages."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from bookpress.facts.page import Citation, FootnoteMark, Reference
from bookpress.facts.settings import Settings
from bookpress.facts.text import NOWHERE, Block, ParseError, Place


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a catalog with both its texts read as Markdown.

    ``place`` is the line of ``msgstr``; the spans of ``translation`` have their own places.
    """

    place: Place
    msgid_place: Place
    msgid: str
    msgstr: str
    language: str  # of the catalog, as Sphinx names it
    sources: tuple[Place, ...] = ()  # where the text stands in the manuscript
    flags: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    obsolete: bool = False
    in_context: bool = False  # it has a msgctxt
    original: tuple[Block, ...] = ()
    translation: tuple[Block, ...] = ()
    settings: Settings | None = None
    pasted: tuple[ParseError, ...] = ()  # marks of a web page, less those that the msgid has too
    runs: tuple[tuple[int, Place], ...] = ()  # where the msgstr goes on elsewhere: offset, place

    def place_after(self, start: Place, characters: int) -> Place:
        """Return the place so many characters of the msgstr after the place ``start``."""
        # Runs come in the order of the text, in the file too.
        index = bisect_right(self.runs, (start.line, start.column), key=_line_and_column) - 1
        if index < 0 or self.runs[index][1].line != start.line:
            return start
        begin, place = self.runs[index]
        offset = characters + begin + start.column - place.column
        begin, place = self.runs[max(bisect_right(self.runs, offset, key=itemgetter(0)) - 1, 0)]
        return place._replace(column=place.column + offset - begin)


def _line_and_column(run: tuple[int, Place]) -> tuple[int, int]:
    return run[1].line, run[1].column


class MessageNote(NamedTuple):
    """What the rest of the book needs to know of a message.

    ``text`` is the msgid without white space, ``translated`` tells whether it has a translation
    that Sphinx would print.
    """

    text: str
    place: Place
    translated: bool
    fuzzy: bool
    obsolete: bool
    sources: tuple[Place, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()  # (term of the msgid, what the msgstr says for it)
    citations: tuple[Citation, ...] = ()  # of the msgstr
    marks: tuple[FootnoteMark, ...] = ()
    references: tuple[Reference, ...] = ()
    damaged: bool = False  # its syntax is broken: what it says is a guess
    msgid_line: int = 0
    in_context: bool = False  # it has a msgctxt: Sphinx, who gives none, never prints it
    length: int = 0  # of the msgstr, in characters
    lacks: tuple[str, ...] = ()  # names that the msgid says and the msgstr does not
    names: tuple[str, ...] = ()  # if it lacks any: those that the msgstr says


@dataclass(frozen=True, slots=True)
class Catalog:
    """A .po file, less the running text of its messages."""

    path: str
    language: str
    domain: str  # Sphinx's text domain: the document or folder it belongs to
    messages: tuple[MessageNote, ...] = ()
    header: tuple[tuple[str, str], ...] = ()
    header_place: Place = NOWHERE
    parse_errors: tuple[ParseError, ...] = ()
    stale_mo: str = ""  # path of a .mo file that Sphinx would use in its place
    commands: tuple[tuple[int, str], ...] = ()  # comments for the gate: line, rule ("" for all)
    header_lines: tuple[int, ...] = ()  # those of the fields of ``header``
