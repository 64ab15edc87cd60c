"""What a catalog says, as facts."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

from bookpress.facts import Catalog, Message, MessageNote, ParseError, Place
from bookpress.files.sandbox import LeadsOutError
from bookpress.read.catalog_files import SPHINX
from bookpress.read.names import names_lost
from bookpress.read.po import read_po
from bookpress.read.source.pasted_marks import pasted_in
from bookpress.read.source.suppressions import commands_in
from bookpress.read.terms import base_pattern, terms_of
from bookpress.text.messages import without_blanks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bookpress.facts import Block, Citation, FootnoteMark, Reference, Settings
    from bookpress.read.po import PoEntry, PoFile, Text

    Parse = Callable[[str, Callable[[int], Place], "Origin"], tuple[Block, ...]]
    Facts = tuple[tuple[Citation, ...], tuple[FootnoteMark, ...], tuple[Reference, ...]]
    LightFacts = Callable[[Iterable[Block]], Facts]


class Origin(NamedTuple):
    """What a text is a message of: the places in the manuscript, and the text there."""

    sources: tuple[Place, ...]
    msgid: str
    translated: bool = False  # it is the msgstr


def read_catalog(  # noqa: PLR0913, PLR0917 - what it is, and how its messages are read
    data: bytes | OSError,
    path: str,
    language: str,
    domain: str,
    settings: Settings,
    parse: Parse,
    light_facts: LightFacts,
) -> tuple[Catalog, tuple[Message, ...]]:
    """Read a catalog.

    Args:
        data: its bytes, or why they can't be read.
        path: the catalog from the book's folder.
        language: its language, as its folder is called.
        domain: its domain, as Sphinx names it.
        settings: those of the book.
        parse: reads a text in the language of its page, given a function from an offset in it to
            its place, and what it is a message of.
        light_facts: picks the citations, footnote marks and cross-references out of blocks.

    Returns:
        the catalog, and those of its messages that rules may look at: neither damaged ones
        nor those of Sphinx itself.
    """
    if path.endswith(".mo"):
        return Catalog(path, language, domain, header_place=Place(path, 1), stale_mo=path), ()
    if isinstance(data, OSError):
        return Catalog(path, language, domain, parse_errors=tuple(_unread(path, data))), ()
    reading = _Reading(path, language, settings, parse)
    file = read_po(data, path)
    own = domain != SPHINX
    messages, notes = [], []
    for entry in file.entries if own else ():
        message = reading.message(entry)
        if message is None:
            continue
        if not entry.damaged:
            messages.append(message)
        note = _note(message, light_facts, reading.terms(message))
        notes.append(note._replace(damaged=entry.damaged))
    catalog = Catalog(
        path=path,
        language=language,
        domain=domain,
        messages=tuple(notes),
        header=tuple((name, value) for name, value, _ in file.fields()),
        header_place=Place(path, _header_line(file)),
        header_lines=tuple(line for _, _, line in file.fields()),
        parse_errors=(*file.parse_errors, *_dropped(file)),
        commands=tuple(_commands(file)),
    )
    return catalog, tuple(messages)


def _unread(path: str, error: OSError) -> Iterator[ParseError]:
    if not isinstance(error, LeadsOutError):  # crossrefs.outside-book
        why = f"this file can’t be opened ({error.strerror}); make it readable"
        yield ParseError("translations.syntax", Place(path, 1), why)


def _header_line(file: PoFile) -> int:
    return file.header.msgid.line if file.header and file.header.msgid else 1


def _commands(file: PoFile) -> Iterator[tuple[int, str]]:
    headers = [file.header] if file.header else []
    for entry in (*headers, *file.entries):
        for line, comment in entry.comments:
            for name in commands_in(comment):
                yield line, name


def _dropped(file: PoFile) -> Iterator[ParseError]:
    """Yield the lines ``#~|`` right behind a message in use, which Babel 2.19 then calls obsolete.

    It takes what stands behind ``#~`` for a line of that message (babel/messages/pofile.py,
    ``_process_keyword_line``); any other comment would have ended it. GNU msgmerge --previous
    writes such lines.
    """
    ends = {entry.last_line: entry for entry in file.entries if not entry.obsolete}
    last = 0
    for number, text in file.lines.items():
        line = text.strip()
        if last in ends and line.startswith("#~") and line[2:].lstrip().startswith("|"):
            msgid = ends[last].msgid
            shown = (msgid.value if msgid else "").split("\n")[0][:_SHOWN]
            told = f"Sphinx drops the translation of “{shown}” above this line, without a word"
            place = Place(file.path, number, 1)
            yield ParseError("translations.dropped-entry", place, f"{told}; delete the line")
        last = number if line else last


_SHOWN = 20  # characters of a msgid


class _Reading:
    """What the messages of one catalog have in common."""

    def __init__(self, path: str, language: str, settings: Settings, parse: Parse) -> None:
        self.path = path
        self.language = language
        self.settings = settings
        self.parse = parse
        self.paths = frozenset(path for _, path in settings.documents)
        self.sources: dict[str, str] = {}
        self.base = base_pattern(settings.term_base)

    def message(self, entry: PoEntry) -> Message | None:
        """Return what an entry says; None if it says nothing at all."""
        if entry.msgid is None or not entry.msgid.value:
            return None
        # Sphinx translates the first form of a message with plurals.
        msgstr = entry.msgstr[0] if entry.msgstr else entry.msgid
        said = msgstr.value if entry.msgstr else ""
        readable = not entry.obsolete and not entry.damaged
        sources = tuple(self._source(name, line) for name, line in entry.references)
        origin = Origin(sources, entry.msgid.value)
        message = Message(
            place=self._place(msgstr),
            msgid_place=self._place(entry.msgid),
            msgid=entry.msgid.value,
            msgstr=said,
            language=self.language,
            sources=sources,
            flags=tuple(entry.flags),
            comments=tuple(text for _, text in entry.comments),
            obsolete=entry.obsolete,
            in_context=entry.msgctxt is not None,
            original=self._blocks(entry.msgid, origin) if readable else (),
            translation=(
                self._blocks(msgstr, origin._replace(translated=True))
                if readable and said.strip()
                else ()
            ),
            settings=self.settings,
            runs=tuple((offset, Place(self.path, *at)) for offset, at in msgstr.runs()),
        )
        known = {trouble.text for trouble in pasted_in(message.original)}
        pasted = pasted_in(message.translation, message.place_after)
        new = tuple(trouble for trouble in pasted if trouble.text not in known)
        return dataclasses.replace(message, pasted=new) if new else message

    def terms(self, message: Message) -> tuple[tuple[str, str], ...]:
        """Return what ``MessageNote.terms`` holds of a message."""
        return terms_of(message, self.base) if message.translation else ()

    def _place(self, text: Text) -> Place:
        return Place(self.path, text.line, text.column)

    def _blocks(self, text: Text, origin: Origin) -> tuple[Block, ...]:
        path = self.path
        return self.parse(text.value, lambda offset: Place(path, *text.place(offset)), origin)

    def _source(self, name: str, line: int) -> Place:
        if name not in self.sources:
            self.sources[name] = source_path(name, self.paths)
        return Place(self.sources[name], line)


def source_path(name: str, paths: frozenset[str]) -> str:
    """Return the document that a catalog names; as written where the book has none like it.

    Catalogs name it from where the templates lay (``../../source/ch1.md``), or by its whole path.
    """
    plain = name.replace("\\", "/")
    parts = [part for part in plain.split("/") if part not in ("", ".", "..")]
    for start in range(len(parts)):
        tail = "/".join(parts[start:])
        if tail in paths:
            return tail
    # The templates may lie beside the manuscript, whose folder the catalog then leaves out.
    ending = "/" + "/".join(parts)
    known = [path for path in paths if path.endswith(ending)]
    return known[0] if len(known) == 1 else plain


def _note(
    message: Message,
    light_facts: LightFacts,
    terms: tuple[tuple[str, str], ...],
) -> MessageNote:
    citations, marks, references = light_facts(message.translation)
    lacks, names = names_lost(message)
    fuzzy = "fuzzy" in message.flags
    used = not (fuzzy or message.obsolete or message.in_context)
    return MessageNote(
        text=without_blanks(message.msgid),
        place=message.place,
        translated=bool(message.msgstr.strip()) and used,
        fuzzy=fuzzy,
        obsolete=message.obsolete,
        sources=message.sources,
        terms=terms,
        citations=citations,
        marks=marks,
        references=references,
        msgid_line=message.msgid_place.line,
        in_context=message.in_context,
        length=len(message.msgstr),
        lacks=lacks,
        names=names,
    )
