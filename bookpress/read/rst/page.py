"""A page in reStructuredText, gathered into what its rules and the book ask for."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from docutils.statemachine import string2lines

from bookpress.facts import Page, ParseError, Place
from bookpress.read.rst.messages import plain_words
from bookpress.read.rst.names import settle_labels, settle_notes, unknown_roles, unknown_words
from bookpress.read.rst.walker import RstWalker
from bookpress.read.source.collected import Collected
from bookpress.read.source.source_map import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bookpress.facts import Document, Settings
    from bookpress.read.rst.reading import Said

# docutils would take these for ends of lines, and count otherwise than every editor.
_ENDS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ORPHAN = re.compile(r":orphan:")
_EMPTY = re.compile(r"directive is empty; content required\.$")
_LEVEL = re.compile(r"Title level inconsistent|Inconsistent title style")
_CONTENT = re.compile(r"Error parsing content block|Error in \"|.*\" directive[:.]")


def read_page(name: str, path: str, text: str, settings: Settings) -> Page:
    """Return what the book needs to know of a page in reStructuredText.

    Args:
        name: Sphinx's name of the document; empty for a file that others include.
        path: the file from the book's folder.
        text: what it holds.
        settings: those of the book.
    """
    shown = text.split("\n")
    before, behind = settings.rst_prolog.splitlines(), settings.rst_epilog.splitlines()
    head = _fields(shown) if before else 0
    if before:
        before = [*([""] * bool(head)), *before, ""]
    lines = expanded([*shown[:head], *before, *shown[head:], "", *behind])
    added = len(before)

    def place(line: int, column: int) -> Place:
        if head <= line < head + added:
            return Place(path, 0)
        number = line if line < head else line - added
        if number >= len(shown):
            return Place(path, 0)
        return Place(path, number + 1, _written(shown[number], column) + 1)

    walk = Collected.for_rst(settings)
    walker = read_into(walk, Lines(lines, place), included=not name)
    _only_own(walk)
    document = gathered(name, path, walk, shown)
    links = tuple(link for link in walker.indirect if link.place.line)
    document = dataclasses.replace(document, references=(*document.references, *links))
    return Page(
        document=document,
        settings=settings,
        lines=tuple(shown),
        blocks=(),
        directives=tuple(walk.directives),
        parse_errors=tuple(walk.parse_errors),
    )


def read_into(
    walk: Collected, lines: Lines, *, included: bool, inside: tuple[str, ...] = ()
) -> RstWalker:
    """Add what lines of reStructuredText hold to what is gathered; they stand in ``inside``."""
    walker = RstWalker(walk, lines, inside)
    walker.run()
    settle_notes(walk)
    settle_labels(walk)
    # What other files define is not known here: roles, substitutions, levels of headings.
    alone = not included and not any(one.name == "include" for one in walk.directives)
    if alone:
        walk.parse_errors += unknown_roles(walker.unknown_roles, walk.settings.roles)
        walk.parse_errors += unknown_words(walk, walker.document)
    notes = {note.label.lower().lstrip("#") for note in walk.footnotes}
    notes |= {label.name.lower() for label in walk.labels if label.kind == "citation"}
    for said in walker.reading.said:
        error = _error(said, notes)
        of_others = not alone and _LEVEL.match(said.words)
        if error is not None and walk.signatures and not of_others:
            walk.parse_errors.append(error)
    return walker


def _error(said: Said, notes: set[str]) -> ParseError | None:
    """Return what docutils says as a fault of a rule; None if another rule tells it."""
    words = " ".join(said.words.split())
    twice = re.match(r"Duplicate explicit target name: \"(.*)\"", words)
    if twice and twice[1].lower() in notes:
        return None  # footnotes.duplicate, crossrefs.duplicate-label
    if words == "Footnote content expected." or _EMPTY.search(words):
        return None  # footnotes.empty, markup.missing-content
    kind = "markup.malformed-content" if _CONTENT.match(words) else "markup.broken-rst"
    return ParseError(kind, said.place, plain_words(words))


def _written(line: str, column: int) -> int:
    """Return the column in a line as it is written of one whose tabs have been expanded."""
    if "\t" not in line:
        return column
    return next((n for n in range(len(line)) if len(line[:n].expandtabs(8)) >= column), len(line))


def _fields(lines: list[str]) -> int:
    """Return how many lines at the head are fields, which stay above ``rst_prolog``."""
    count = 0
    while count < len(lines) and re.match(r":[^:\s][^:]*:(\s|$)", lines[count]):
        count += 1
    return count


def expanded(lines: Iterable[str]) -> list[str]:
    """Return lines as docutils reads them: without tabs, and cut where editors cut them."""
    return string2lines(
        "\n".join(_ENDS.sub(" ", line) for line in lines), 8, convert_whitespace=True
    )


def _only_own(walk: Collected) -> None:
    """Drop what ``rst_prolog`` and ``rst_epilog`` say on every page, but for their names."""
    first = walk.labels
    walk.labels = [
        label
        if label.place.line
        else label._replace(kind="name", place=label.place._replace(line=1))
        for label in first
    ]
    for name in ("blocks", "directives", "parse_errors", "footnotes", "files", "toc", "lists"):
        kept = getattr(walk, name)
        setattr(walk, name, [one for one in kept if one.place.line])


def gathered(name: str, path: str, walk: Collected, lines: list[str]) -> Document:
    """Return the facts of a page."""
    from bookpress.read.source.document import gather  # noqa: PLC0415 - it reads such pages, too

    found = gather(name, path, walk, (), walk.settings)
    return dataclasses.replace(
        found,
        marks=tuple(mark for mark in found.marks if not mark.malformed),
        footnotes=tuple(walk.footnotes),
        labels=tuple(walk.labels),
        passages=(),  # docutils makes messages of more than running text
        keylike=(),
        typed=(),
        orphan=any(_ORPHAN.match(line) for line in lines[: _fields(lines)]),
    )
