"""What the gate knows of a book: plain data, from the standard library alone.

The rooms of ``read`` make these facts, the rules look at nothing else. Facts that only the rules
of one file need (``Page``, ``Message``) are dropped once those rules have run; what other files
may point to (``Document``, ``Bibliography``, ``Catalog``) is kept for the whole book.

Lines and columns count from 1; a column counts characters, and 0 stands for the whole line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]


class Place(NamedTuple):
    """Where something stands: a path from the book's folder (with ``/``), a line, a column."""

    path: str
    line: int
    column: int = 0

    def __str__(self) -> str:
        """Return ``path:line:column`` as compilers write it."""
        column = f":{self.column}" if self.column else ""
        return f"{self.path}:{self.line}{column}"


_NOWHERE = Place("", 1)


class Finding(NamedTuple):
    """One fault: the rule that saw it, where a person mends it, and what to do in plain words."""

    rule: str
    place: Place
    message: str
    severity: Severity = "error"


# --- running text ---------------------------------------------------------------------------

SpanKind = Literal[
    "prose",  # what a reader reads
    "escape",  # a character behind a backslash, or an entity
    "code",  # `...`
    "maths",  # $...$
    "role",  # {name}`text`
    "mark",  # [^text], a footnote reference
    "link",  # [text](target), <target>; the prose of its text follows as spans of its own
    "image",  # ![text](target)
    "html",  # <b>
    "emphasis",  # one end of *, **, ~~; text is the marker, name is "open" or "close"
    "break",  # the end of a line; name is "hard" or "soft"
]


class Span(NamedTuple):
    """A piece of running text, in the order of the source.

    ``text`` is what it says, ``source`` how it is written; ``name`` is the name of a role.
    """

    kind: SpanKind
    text: str
    place: Place
    source: str
    name: str = ""
    target: str = ""


BlockKind = Literal[
    "paragraph",
    "heading",
    "cell",  # of a table
    "caption",  # of a figure, a table, a listing
    "title",  # of an admonition
    "term",  # of a glossary or a definition list
    "alt",  # the words that stand for an image
    "index",  # an entry for the index
    "formula",  # displayed
    "code",  # a fence or a directive whose body is no Markdown
    "html",
]


class Block(NamedTuple):
    """A block of a page: its text and the blocks it stands in, outermost first.

    ``inside`` names them as a person would: "list", "quote", "table", "definition", "note:<label>"
    for a footnote, otherwise the name of the directive.
    ``source`` is its text as written, without the indentation and marks of its containers.
    """

    kind: BlockKind
    place: Place
    source: str
    spans: tuple[Span, ...] = ()
    inside: tuple[str, ...] = ()
    level: int = 0  # of a heading
    name: str = ""  # language of code, label of a formula
    last_line: int = 0


class Trouble(NamedTuple):
    """Something a reader of files met and could not take: what it is, where, and in plain words.

    ``kind`` is the rule that reports it.
    """

    kind: str
    place: Place
    text: str


# --- a document: what the rest of the book may need to know of it ---------------------------


class Citation(NamedTuple):
    """One key in a citation role; ``inside`` as in ``Block``, with the kind of the block last.

    ``role`` is empty where the role is written so wrongly that it is none.
    """

    key: str
    role: str
    place: Place
    inside: tuple[str, ...] = ()


class FootnoteMark(NamedTuple):
    """``[^label]`` in running text; ``malformed`` if it is written so that it is none."""

    label: str
    place: Place
    inside: tuple[str, ...] = ()
    malformed: bool = False


class Footnote(NamedTuple):
    """``[^label]: text``; ``malformed`` if it is written so that it is none."""

    label: str
    place: Place
    empty: bool = False
    inside: tuple[str, ...] = ()
    malformed: bool = False


LabelKind = Literal[
    "section", "figure", "table", "code", "equation", "paragraph", "anchor", "meant"
]


class Label(NamedTuple):
    """A name that a cross-reference may point to; ``title`` is its heading or caption.

    An ``anchor`` is made of a heading by MyST; links reach it, roles do not. ``meant`` is a label
    that is written so wrongly that it is none.
    """

    name: str
    kind: LabelKind
    place: Place
    title: str = ""


class Reference(NamedTuple):
    """A cross-reference: ``role`` is the role's name, ``link`` for ``[text](target)``."""

    role: str
    target: str
    place: Place
    text: str = ""
    inside: tuple[str, ...] = ()


class FileUse(NamedTuple):
    """A file that a page names; ``kind``: image, include, literalinclude, download, table, raw."""

    kind: str
    target: str
    place: Place


class ReferenceList(NamedTuple):
    """A ``{bibliography}`` directive and its options."""

    place: Place
    options: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()


class TocEntry(NamedTuple):
    """A line of a ``{toctree}``; ``numbered`` tells whether its chapters have numbers."""

    target: str
    place: Place
    glob: bool = False
    numbered: bool = True


class Heading(NamedTuple):
    """A heading and whether it carries a label."""

    level: int
    text: str
    place: Place
    label: str = ""


class Term(NamedTuple):
    """A glossary term (one of a term's several names is a term of its own)."""

    name: str
    place: Place


class Float(NamedTuple):
    """A figure, table, listing or formula that can be referred to."""

    kind: LabelKind
    place: Place
    label: str = ""
    caption: str = ""


class Passage(NamedTuple):
    """A text that a catalog may translate: its source without white space, and its kind."""

    text: str
    kind: str
    place: Place
    inside: tuple[str, ...] = ()


class Word(NamedTuple):
    """A word of the prose that has the form of a citation key, or a reference typed as text."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Document:
    """A chapter or another page of the manuscript, less its running text."""

    name: str  # Sphinx's name for it; empty for a file that others include
    path: str
    citations: tuple[Citation, ...] = ()
    marks: tuple[FootnoteMark, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    labels: tuple[Label, ...] = ()
    references: tuple[Reference, ...] = ()
    files: tuple[FileUse, ...] = ()
    lists: tuple[ReferenceList, ...] = ()
    toc: tuple[TocEntry, ...] = ()
    headings: tuple[Heading, ...] = ()
    terms: tuple[Term, ...] = ()
    floats: tuple[Float, ...] = ()
    passages: tuple[Passage, ...] = ()
    keylike: tuple[Word, ...] = ()
    typed: tuple[
        Word, ...
    ] = ()  # 第 5 章, Chapter 5, 图 3: numbers typed where a reference belongs
    orphan: bool = False
    commands: tuple[tuple[int, str], ...] = ()  # comments for the gate: line, rule ("" for all)


@dataclass(frozen=True, slots=True)
class Page:
    """A document together with its running text, for the rules of one file."""

    document: Document
    settings: Settings
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    directives: tuple[Directive, ...] = ()
    rows: tuple[Row, ...] = ()
    troubles: tuple[Trouble, ...] = ()


class Directive(NamedTuple):
    """A directive: its name, argument, options, and the lines it reaches over."""

    name: str
    argument: str
    place: Place
    options: tuple[tuple[str, str, Place], ...] = ()
    last_line: int = 0
    closed: bool = True
    inside: tuple[str, ...] = ()


class Row(NamedTuple):
    """A row of a table: how many cells it has and how many its table has columns."""

    place: Place
    cells: int
    columns: int
    table: str = "pipe"  # pipe, delimiter (the line under the head), list-table, csv-table


# --- the bibliography -----------------------------------------------------------------------


class Field(NamedTuple):
    """A field of an entry: its name in lower case and its value without the outer braces."""

    name: str
    value: str
    place: Place


class Entry(NamedTuple):
    """An entry of a .bib file; ``kind`` is its type in lower case, a forgotten ``key`` is empty."""

    key: str
    kind: str
    place: Place
    fields: tuple[Field, ...] = ()

    def get(self, name: str) -> str:
        """Return the value of the field ``name``, or an empty string."""
        return next((field.value for field in self.fields if field.name == name), "")


@dataclass(frozen=True, slots=True)
class Bibliography:
    """All .bib files of the book, read in the order of ``bibtex_bibfiles``."""

    files: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()  # duplicates included, in the order of the files
    troubles: tuple[Trouble, ...] = ()
    commands: tuple[tuple[str, int, str], ...] = ()  # comments for the gate: path, line, rule
    today: str = ""  # ISO date: a year after it is in the future

    def keys(self) -> frozenset[str]:
        """Return every key."""
        return frozenset(entry.key for entry in self.entries if entry.key)


# --- catalogs -------------------------------------------------------------------------------


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
    original: tuple[Block, ...] = ()
    translation: tuple[Block, ...] = ()
    settings: Settings | None = None
    runs: tuple[tuple[int, Place], ...] = ()  # where the msgstr goes on elsewhere: offset, place

    def place_after(self, start: Place, characters: int) -> Place:
        """Return the place so many characters of the msgstr after the place ``start``."""
        offset = characters
        for begin, place in reversed(self.runs):
            if place.line == start.line and place.column <= start.column:
                offset += begin + start.column - place.column
                break
        else:
            return start
        begin, place = next(run for run in reversed(self.runs) if run[0] <= offset)
        return place._replace(column=place.column + offset - begin)


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


@dataclass(frozen=True, slots=True)
class Catalog:
    """A .po file, less the running text of its messages."""

    path: str
    language: str
    domain: str  # Sphinx's text domain: the document or folder it belongs to
    messages: tuple[MessageNote, ...] = ()
    header: tuple[tuple[str, str], ...] = ()
    header_place: Place = _NOWHERE
    troubles: tuple[Trouble, ...] = ()
    stale_mo: str = ""  # path of a .mo file that Sphinx would use in its place
    commands: tuple[tuple[int, str], ...] = ()  # comments for the gate: line, rule ("" for all)
    header_lines: tuple[int, ...] = ()  # those of the fields of ``header``


# --- the book -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Settings:
    """What conf.py and the extensions it names say of the book, as far as rules and readers ask."""

    language: str = "en"
    languages: tuple[str, ...] = ()  # those of the catalogs, as their folders are called
    source: str = ""  # folder of the manuscript from the book's folder; "" for the same
    configuration: str = "conf.py"
    root: str = "index"  # name of the first document
    documents: tuple[tuple[str, str], ...] = ()  # name, path
    suffixes: tuple[tuple[str, str], ...] = ((".md", "markdown"),)
    bib_files: tuple[str, ...] = ()  # paths from the book's folder
    bibtex: bool = False  # sphinxcontrib-bibtex is loaded
    press: bool = False  # bookpress is loaded: Chinese emphasis and soft breaks are mended
    locale_folders: tuple[str, ...] = ()
    compact_catalogs: bool | str = True  # Sphinx's gettext_compact
    roles: frozenset[str] = frozenset()
    directives: frozenset[str] = frozenset()
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()  # directive, names of its options
    myst: tuple[tuple[str, object], ...] = ()  # MyST's settings that differ from its defaults
    also_translated: tuple[str, ...] = ()  # Sphinx's gettext_additional_targets
    numfig: bool = False
    elsewhere: bool = False  # intersphinx names other books that labels may stand in
    outside: tuple[str, ...] = ()  # folders outside the book that it may read
    release: tuple[str, ...] = ()  # languages that must be complete
    thresholds: tuple[tuple[str, float], ...] = ()  # language, per cent that must be translated
    term_base: tuple[tuple[str, str], ...] = ()  # term, its one translation
    suppressed: tuple[str, ...] = ()  # Sphinx's suppress_warnings
    known_labels: frozenset[str] = frozenset()  # of documents that are not Markdown, and Sphinx's


@dataclass(frozen=True, slots=True)
class Book:
    """The whole book in its own language, with its bibliography and catalogs."""

    settings: Settings
    documents: tuple[Document, ...] = ()
    bibliography: Bibliography = field(default_factory=Bibliography)
    catalogs: tuple[Catalog, ...] = ()
    files: frozenset[str] = frozenset()  # every path in the book's folder
