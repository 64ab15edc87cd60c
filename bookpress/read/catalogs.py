"""The catalogs of a book: which there are, and what each says as facts."""

from __future__ import annotations

import dataclasses
import gettext
import re
import struct
from typing import TYPE_CHECKING

from bookpress.facts import Catalog, Message, MessageNote, Place, Trouble
from bookpress.read.po import read_po
from bookpress.read.source.pasted import pasted_in
from bookpress.read.terms import base_pattern, terms_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from bookpress.facts import Block, Citation, FootnoteMark, Reference, Settings
    from bookpress.read.po import PoEntry, PoFile, Text

    Parse = Callable[[str, Callable[[int], Place]], tuple[Block, ...]]
    Facts = tuple[tuple[Citation, ...], tuple[FootnoteMark, ...], tuple[Reference, ...]]
    LightFacts = Callable[[Iterable[Block]], Facts]

SPHINX = "sphinx"  # the domain of Sphinx's own texts
_COMMAND = re.compile(r"bookpress:\s*ignore\b[ \t]*([a-z][a-z.-]*)?")


def find_catalogs(root: Path, settings: Settings) -> tuple[tuple[str, str, str], ...]:
    """Return the catalogs of a book.

    Args:
        root: the book's folder.
        settings: those of the book; they name the languages.

    Returns:
        for each catalog its path from the book's folder, its language and its domain, in order.
        A .mo without its .po is a catalog too, since Sphinx uses it.
    """
    found: dict[str, tuple[str, str, str]] = {}
    for folder in settings.locale_folders:
        for language in dict.fromkeys((*settings.languages, settings.language)):
            messages = root / folder / language / "LC_MESSAGES"
            if not messages.is_dir():
                continue
            for path in _files(messages):
                domain = path.relative_to(messages).with_suffix("").as_posix()
                name = _from(root, path)
                if language in settings.languages or domain == SPHINX or _translates(path):
                    found.setdefault(name, (name, language, domain))
    return tuple(found[name] for name in sorted(found))


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files that Sphinx would use: those of hidden folders it passes by."""
    for path in (*folder.rglob("*.po"), *folder.rglob("*.mo")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts[:-1])
        lone = path.suffix == ".po" or not path.with_suffix(".po").is_file()
        if lone and not hidden and path.is_file():
            yield path


def _translates(path: Path) -> bool:
    """Tell whether a catalog of the manuscript's own language changes any text."""
    if path.suffix == ".mo":
        return True
    try:
        file = read_po(path.read_bytes(), path.name)
    except OSError:
        return True  # its reader will say so
    return any(entry.msgstr and entry.msgstr[0].value for entry in file.entries)


def _from(root: Path, path: Path) -> str:
    # Plain text: a folder that is called ``..`` in the settings stays so.
    return path.relative_to(root).as_posix()


def read_catalog(  # noqa: PLR0913, PLR0917 - what it is, and how its messages are read
    root: Path,
    path: str,
    language: str,
    domain: str,
    settings: Settings,
    parse: Parse,
    light_facts: LightFacts,
) -> tuple[Catalog, tuple[Message, ...]]:
    """Read a catalog.

    Args:
        root: the book's folder.
        path: the catalog from there.
        language: its language, as its folder is called.
        domain: its domain, as Sphinx names it.
        settings: those of the book.
        parse: reads a text as Markdown, given a function from an offset in it to its place.
        light_facts: picks the citations, footnote marks and cross-references out of blocks.

    Returns:
        the catalog, and those of its messages that rules may look at: neither damaged ones
        nor those of Sphinx itself.
    """
    if path.endswith(".mo"):
        return Catalog(path, language, domain, header_place=Place(path, 1), stale_mo=path), ()
    reading = _Reading(path, language, settings, parse)
    try:
        file = read_po((root / path).read_bytes(), path)
    except OSError as error:
        why = f"this file can’t be opened ({error.strerror}); make it readable"
        trouble = Trouble("translations.syntax", Place(path, 1), why)
        return Catalog(path, language, domain, troubles=(trouble,)), ()
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
        troubles=tuple(file.troubles),
        commands=tuple(_commands(file)),
    )
    return catalog, tuple(messages)


def _header_line(file: PoFile) -> int:
    return file.header.msgid.line if file.header and file.header.msgid else 1


def _commands(file: PoFile) -> Iterator[tuple[int, str]]:
    headers = [file.header] if file.header else []
    for entry in (*headers, *file.entries):
        for line, comment in entry.comments:
            found = _COMMAND.match(comment)
            if found:
                yield line, found[1] or ""


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
        message = Message(
            place=self._place(msgstr),
            msgid_place=self._place(entry.msgid),
            msgid=entry.msgid.value,
            msgstr=said,
            language=self.language,
            sources=tuple(self._source(name, line) for name, line in entry.references),
            flags=tuple(entry.flags),
            comments=tuple(text for _, text in entry.comments),
            obsolete=entry.obsolete,
            original=self._blocks(entry.msgid) if readable else (),
            translation=self._blocks(msgstr) if readable and said.strip() else (),
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

    def _blocks(self, text: Text) -> tuple[Block, ...]:
        path = self.path
        return self.parse(text.value, lambda offset: Place(path, *text.place(offset)))

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
    fuzzy = "fuzzy" in message.flags
    return MessageNote(
        text="".join(message.msgid.split()),
        place=message.place,
        translated=bool(message.msgstr.strip()) and not fuzzy and not message.obsolete,
        fuzzy=fuzzy,
        obsolete=message.obsolete,
        sources=message.sources,
        terms=terms,
        citations=citations,
        marks=marks,
        references=references,
        msgid_line=message.msgid_place.line,
    )


# --- .mo files ------------------------------------------------------------------------------


def stale_mo(root: Path, catalog: Catalog) -> str:
    """Return the .mo file that Sphinx uses in place of a catalog and that says something else.

    Sphinx compiles a catalog only when its .mo is older.
    """
    file = root / catalog.path
    if file.suffix == ".mo":
        return catalog.path
    compiled = file.with_suffix(".mo")
    try:
        if not compiled.is_file() or compiled.stat().st_mtime < file.stat().st_mtime:
            return ""
        same = _compiled(compiled) == _said(read_po(file.read_bytes(), catalog.path))
    except OSError:
        return ""
    return "" if same else _from(root, compiled)


def _compiled(path: Path) -> dict[str, str] | None:
    """Return the messages of a .mo file; None if it cannot be read."""
    try:
        with path.open("rb") as stream:
            held = gettext.GNUTranslations(stream)
    except (OSError, ValueError, LookupError, ArithmeticError, struct.error):
        return None
    found: dict[str, str] = {}
    for key, text in vars(held).get("_catalog", {}).items():
        name = key[0] if isinstance(key, tuple) and key[1] in (0, 1) else key
        if isinstance(name, str) and name:
            found.setdefault(name, text)
    return found


def _said(file: PoFile) -> dict[str, str]:
    found = {}
    for entry in file.entries:
        context, msgid = entry.key
        text = entry.msgstr[0].value if entry.msgstr else ""
        if msgid and text and not entry.obsolete and not entry.fuzzy:
            found[msgid if context is None else f"{context}\x04{msgid}"] = text
    return found
