"""Merge a catalog with the messages that the manuscript has now.

What a person wrote is taken over line by line as it stands: comments, translations, contexts,
plurals, the way in which lines are broken. What has not changed keeps every byte. The result is
that of GNU ``msgmerge --previous`` but for what tests/press/test_msgmerge.py lists.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bookpress.press import po_writer
from bookpress.press.similar import Translated
from bookpress.text.messages import without_blanks

if TYPE_CHECKING:
    from bookpress.read.po import PoEntry, PoFile, Text

_OF_TOOLS = (":", ".", ",", "!")  # comments that are written anew from what they say
_OBSOLETE = re.compile(r"^\s*(?:#~\s?)+")


@dataclass
class Merged:
    """A merged catalog: its blocks of lines in order, and how far it is translated."""

    blocks: list[list[str]] = field(default_factory=list)
    changed: bool = False
    translated: int = 0
    fuzzy: int = 0
    untranslated: int = 0

    def add(self, lines: list[str], entry: PoEntry | None, *, new: bool, fuzzy: bool) -> None:
        """Add a message that the manuscript has; ``entry`` holds its translation."""
        self.blocks.append(lines)
        self.changed |= new
        if entry is None or not is_translated(entry):
            self.untranslated += 1
        elif fuzzy:
            self.fuzzy += 1
        else:
            self.translated += 1


def _blankless(entry: PoEntry) -> tuple[str | None, str]:
    """Return what the press and the gate know a message by."""
    context, msgid = entry.key
    return context, without_blanks(msgid)


def merge(old: PoFile, template: PoFile) -> Merged:
    """Return what a catalog becomes with the messages of a template.

    Args:
        old: the catalog, without faults.
        template: the messages of the manuscript, with the places from the book's folder.
    """
    known = {entry.key: entry for entry in old.entries}
    alike = {_blankless(entry): entry for entry in old.entries if not entry.obsolete}
    translated = Translated(old.entries)
    written = Written(old)
    merged = Merged([written.header()])
    used: set[tuple[str | None, str]] = set()
    for wanted in template.entries:
        same = known.get(wanted.key) or alike.get(_blankless(wanted))
        near = None if same else translated.most_like(wanted.key[1])
        used.update(entry.key for entry in (same, near) if entry)
        if same and not same.obsolete and is_same(same, wanted):
            merged.add(written.verbatim(same), same, new=False, fuzzy=same.fuzzy)
        elif same:
            merged.add(written.updated(same, wanted), same, new=True, fuzzy=same.fuzzy)
        elif near:
            merged.add(written.fuzzy(near, wanted), near, new=True, fuzzy=True)
        else:
            merged.add(new_message(wanted), None, new=True, fuzzy=False)
    for entry in old.entries:
        if entry.key not in used:
            merged.changed |= not entry.obsolete
            if entry.obsolete:
                merged.blocks.append(written.verbatim(entry))
            elif is_translated(entry) or people_s(entry):
                merged.blocks.append(written.retired(entry))
    merged.blocks.append(written.tail())
    return merged


def is_translated(entry: PoEntry) -> bool:
    """Tell whether a message says anything in its language."""
    return any(text.value.strip() for text in entry.msgstr)


def is_same(old: PoEntry, wanted: PoEntry) -> bool:
    """Tell whether nothing is new about a message, its places and flags included."""
    return (
        old.references == wanted.references
        and old.flags == merged_flags(old, wanted)
        and old.extracted == (wanted.extracted or old.extracted)
    )


def merged_flags(old: PoEntry, wanted: PoEntry, *first: str) -> list[str]:
    """Return the flags of a message: ``c-format`` and its like are the template's to give."""
    kept = [flag for flag in old.flags if not flag.endswith("-format") or flag in wanted.flags]
    return list(dict.fromkeys((*first, *kept, *wanted.flags)))


def people_s(entry: PoEntry) -> list[str]:
    """Return the comments of a message that people wrote, as they stand."""
    return [line for line in entry.written if line[1:2] not in _OF_TOOLS]


def new_message(wanted: PoEntry) -> list[str]:
    """Return the lines of a message that nobody has translated."""
    return [*_head([], wanted.extracted, wanted, wanted.flags), *_msgid(wanted), 'msgstr ""']


class Written:
    """The messages of a catalog as lines."""

    def __init__(self, file: PoFile) -> None:
        """Take the catalog, and see which of its lines hold several messages."""
        self.file = file
        entries = [entry for entry in (file.header, *file.entries, file.tail) if entry]
        owners = Counter(number for entry in entries for number in _numbers(entry))
        self.crowded = {number for number, count in owners.items() if count > 1}

    def verbatim(self, entry: PoEntry) -> list[str]:
        """Return a message as it stands."""
        if self.crowded.intersection(_numbers(entry)):
            mark = "#~ " if entry.obsolete else ""
            return [*entry.written, *_previous(entry.previous, mark), *self._body(entry, mark)]
        return [self._line(number) for number in _numbers(entry)]

    def updated(self, old: PoEntry, wanted: PoEntry) -> list[str]:
        """Return a message that is still wanted, with what is new about it."""
        extracted = wanted.extracted or old.extracted
        head = _head(people_s(old), extracted, wanted, merged_flags(old, wanted))
        return [*head, *_previous(old.previous), *self._body(old)]

    def fuzzy(self, old: PoEntry, wanted: PoEntry) -> list[str]:
        """Return a new message with the translation of one that it is like."""
        before = old.previous if old.fuzzy else _texts(old)
        more = [
            line for text in old.msgstr[1:] for line in po_writer.string("# msgstr", text.value)
        ]
        comments = [*people_s(old), *(line if line[0] == "#" else f"# {line}" for line in more)]
        flags = merged_flags(old, wanted, "fuzzy")
        head = _head(comments, wanted.extracted or old.extracted, wanted, flags)
        said = po_writer.string("msgstr", old.msgstr[0].value)
        return [*head, *_previous(before), *_msgid(wanted), *said]

    def retired(self, old: PoEntry) -> list[str]:
        """Return a message that the manuscript no longer has."""
        notes = [line for line in old.written if line[1:2] == "."]
        head = [*people_s(old), *notes, *_flags(old.flags)]
        return [*head, *_previous(old.previous, "#~ "), *self._body(old, "#~ ")]

    def header(self) -> list[str]:
        """Return the header as it stands, and the comments before it."""
        return self.verbatim(self.file.header) if self.file.header else []

    def tail(self) -> list[str]:
        """Return the comments behind the last message."""
        tail = self.file.tail
        if tail is None:
            return []
        if tail.line in self.crowded:
            return tail.written
        return [self._line(number) for number in sorted(self.file.lines) if number >= tail.line]

    def _body(self, entry: PoEntry, mark: str = "") -> list[str]:
        """Return the lines from the first keyword on, each behind ``mark``."""
        first = (entry.msgctxt or entry.msgid or entry.msgstr[0]).line
        numbers = [number for number in _numbers(entry) if number >= first]
        if self.crowded.intersection(numbers):
            return [f"{mark}{line}" for line in _anew(entry)]
        lines = [self._line(number).replace("\\\n", "") for number in numbers]
        bare = (_OBSOLETE.sub("", line) if entry.obsolete else line for line in lines)
        return [f"{mark}{line}" for line in bare if line.strip()]

    def _line(self, number: int) -> str:
        return self.file.lines.get(number, "").removesuffix("\r")


def _numbers(entry: PoEntry) -> range:
    return range(entry.line, entry.last_line + 1)


def _head(comments: list[str], extracted: list[str], place: PoEntry, flags: list[str]) -> list[str]:
    notes = [f"#. {text}".rstrip() for text in extracted]
    return [*comments, *notes, *po_writer.references(place.references), *_flags(flags)]


def _flags(flags: list[str]) -> list[str]:
    return [f"#, {', '.join(flags)}"] if flags else []


def _texts(entry: PoEntry) -> dict[str, Text]:
    named = (
        ("msgctxt", entry.msgctxt),
        ("msgid", entry.msgid),
        ("msgid_plural", entry.msgid_plural),
    )
    return {keyword: text for keyword, text in named if text is not None}


def _previous(texts: dict[str, Text], mark: str = "") -> list[str]:
    sign = "#~|" if mark else "#|"
    return [
        f"{sign} {line}"
        for keyword, text in texts.items()
        for line in po_writer.string(keyword, text.value)
    ]


def _msgid(entry: PoEntry) -> list[str]:
    texts = _texts(entry).items()
    return [line for keyword, text in texts for line in po_writer.string(keyword, text.value)]


def _anew(entry: PoEntry) -> list[str]:
    plural = entry.msgid_plural is not None
    said = [
        line
        for number, text in enumerate(entry.msgstr)
        for line in po_writer.string(f"msgstr[{number}]" if plural else "msgstr", text.value)
    ]
    return [*_msgid(entry), *said]
