"""A chapter: what the rest of the book may need to know of it, and what only its own rules ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from bookpress.facts.settings import Settings
from bookpress.facts.text import Block, ParseError, Place


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
    "section",
    "figure",
    "table",
    "code",
    "equation",
    "paragraph",
    "target",
    "foreign",
    "anchor",
    "name",
    "citation",
    "generated",
    "meant",
]


class Label(NamedTuple):
    """A name that a cross-reference may point to; ``title`` is its heading or caption.

    An ``anchor`` is made of a heading by MyST; links reach it, roles do not. ``foreign`` labels
    what the directive of an extension makes, which may have a title or a number or not. ``meant``
    is a label that is written so wrongly that it is none.

    In reStructuredText a ``target`` is one without a title: links of its page reach it, and roles
    that bring a text. A ``name`` is reached by links of its page alone (a heading's words, an
    address). A ``citation`` is docutils' own, ``.. [label]``. ``generated`` stands for labels that
    a directive makes when it runs.
    """

    name: str
    kind: LabelKind
    place: Place
    title: str = ""


class Reference(NamedTuple):
    """A cross-reference: ``role`` is the role's name, ``link`` for ``[text](target)``.

    ``name`` stands for ``target_`` in reStructuredText, ``citation`` for ``[target]_``.
    """

    role: str
    target: str
    place: Place
    text: str = ""
    inside: tuple[str, ...] = ()


class FileUse(NamedTuple):
    """A file that a page names.

    ``kind``: image, include, literalinclude, download, table, raw; ``html`` for a picture of raw
    HTML that an edition holds, ``text`` for what is read as it stands, ``address`` for a place in
    the web that a directive would fetch.
    """

    kind: str
    target: str
    place: Place
    partly: bool = False  # an include takes in some of its lines
    options: tuple[tuple[str, str, Place], ...] = ()  # of the directive that names it


class ReferenceList(NamedTuple):
    """A ``{bibliography}`` directive, its options, and the works that its body names."""

    place: Place
    options: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


ALL_LEVELS = 999  # what Sphinx takes for ``:numbered:`` without a value


class TocEntry(NamedTuple):
    """A line of a ``{toctree}``; ``numbered`` tells how many levels of its chapters have numbers.

    ``glob`` marks a pattern; ``first_line`` is that of the directive, which parts one from another.
    """

    target: str
    place: Place
    glob: bool = False
    numbered: int = ALL_LEVELS
    first_line: int = 0


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
    objects: tuple[tuple[str, str], ...] = ()  # what directives describe: domain, name
    definitions: tuple[tuple[str, str], ...] = ()  # [label]: address, which texts may point to
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
    parse_errors: tuple[ParseError, ...] = ()


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
