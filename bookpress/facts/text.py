"""Places, findings, and running text: what every other fact is made of."""

from __future__ import annotations

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


NOWHERE = Place("", 1)


class Finding(NamedTuple):
    """One fault: the rule that saw it, where a person mends it, and what to do in plain words."""

    rule: str
    place: Place
    message: str
    severity: Severity = "error"


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


class ParseError(NamedTuple):
    """Something a reader of files met and could not take: what it is, where, and in plain words.

    ``kind`` is the rule that reports it.
    """

    kind: str
    place: Place
    text: str
