"""A document in reStructuredText: not judged, but others may point into it and its works count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.facts import (
    Citation,
    Document,
    FileUse,
    Heading,
    Label,
    Page,
    Place,
    ReferenceList,
    Settings,
    Term,
    TocEntry,
)
from bookpress.read.source.rst_files import files_in_rst
from bookpress.text.roles import citations_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LABEL = re.compile(r"^\s*\.\. _`?(?P<name>[^`:]+)`?:\s*$|^\s+:(?:name|label): (?P<option>\S+)\s*$")
_RULE = re.compile(r"([=\-~^\"'`#*+.:_])\1{2,}\s*$")
_INCLUDE = re.compile(r"\s*\.\. include:: (\S+)\s*$")
_DIRECTIVE = re.compile(r"(?P<indent>\s*)\.\. (?P<name>toctree|glossary)::(.*)$")
_LIST = re.compile(r"(?P<indent>\s*)\.\. (?P<foot>foot)?bibliography::(?P<files>.*)$")
_OPTION = re.compile(r":(?P<name>[\w-]+):\s*(?P<value>.*)")


def read_rst(name: str, path: str, text: str, settings: Settings) -> Page:
    """Return what the book needs to know of a document in reStructuredText."""
    shown = text.split("\n")
    lines = _without_literals(shown)
    labels, citations = [], []
    headings: list[Heading] = []
    toc: list[TocEntry] = []
    terms: list[Term] = []
    files: list[FileUse] = []
    for number, line in enumerate(lines, 1):
        label = _LABEL.match(line)
        if label:
            found = label["name"] or label["option"]
            kind = "section" if label["name"] else "figure"
            labels.append(Label(found, kind, Place(path, number, line.find(found) + 1), found))  # type: ignore[arg-type]
        for role, key in citations_in(line, rst=True):
            citations.append(Citation(key.name, role, Place(path, number, key.start + 1)))
        if _RULE.match(line) and number > 1 and lines[number - 2].strip():
            headings.append(Heading(1, lines[number - 2].strip(), Place(path, number - 1, 1)))
        include = _INCLUDE.match(line)
        if include:
            files.append(FileUse("include", include[1], Place(path, number, include.start(1) + 1)))
        directive = _DIRECTIVE.match(line)
        if directive:
            _body(directive, lines, number, path, toc, terms)
    document = Document(
        name=name,
        path=path,
        citations=tuple(citations),
        labels=tuple(labels),
        lists=tuple(lists_in_rst(lines, Place(path, 1))),
        files=(*files, *(use for use in files_in_rst(shown, Place(path, 1)) if use.kind != "text")),
        toc=tuple(toc),
        headings=tuple(headings),
        terms=tuple(terms),
        orphan=":orphan:" in lines[:5],
    )
    return Page(document, settings, tuple(shown), ())


def lists_in_rst(lines: Sequence[str], place: Place) -> Iterator[ReferenceList]:
    """Yield the lists of references among lines of which the first stands at ``place``."""
    for number, line in enumerate(lines):
        match = _LIST.match(line)
        if match is None:
            continue
        options = [("foot", "")] if match["foot"] else []
        keys = []
        for text in lines[number + 1 :]:
            if text.strip() and len(text) - len(text.lstrip()) <= len(match["indent"]):
                break
            option = _OPTION.match(text.strip())
            if option:
                options.append((option["name"], option["value"]))
            elif text.strip():
                keys.append(text.strip())
        at = place._replace(line=place.line + number, column=match.end("indent") + 1)
        yield ReferenceList(at, tuple(options), tuple(match["files"].split()), tuple(keys))


_LITERAL = re.compile(
    r"(?P<indent>\s*)(?=\S)"
    r"(?:\.\. (?:code|code-block|sourcecode|parsed-literal|highlight|raw|math)::"
    r"|\.\. (?!_|\[|\S+::)|(?!\.\. ).*::\s*$)"
)


def _without_literals(lines: list[str]) -> list[str]:
    """Return the lines with code and comments emptied: what is further in than their heads."""
    kept, indent = [], -1
    for line in lines:
        width = len(line) - len(line.lstrip())
        if indent >= 0 and line.strip() and width <= indent:
            indent = -1
        kept.append("" if indent >= 0 else line)
        match = _LITERAL.match(line) if indent < 0 else None
        if match:
            indent = len(match["indent"])
    return kept


def _body(  # noqa: PLR0913, PLR0917 - two lists to fill
    directive: re.Match[str],
    lines: list[str],
    number: int,
    path: str,
    toc: list[TocEntry],
    terms: list[Term],
) -> None:
    indent = len(directive["indent"])
    glob = False
    depth = 0
    for at, line in enumerate(lines[number:], number + 1):
        width = len(line) - len(line.lstrip())
        if line.strip() and width <= indent:
            return
        entry = line.strip()
        glob = glob or entry == ":glob:"
        if not entry or entry.startswith(":"):
            continue
        depth = depth or width
        place = Place(path, at, width + 1)
        if directive["name"] == "glossary" and width == depth:
            terms.append(Term(entry.split(" : ")[0], place))
        elif directive["name"] == "toctree" and entry != "self" and "://" not in entry:
            target = re.sub(r".*<(.*)>$", r"\1", entry)
            pattern = glob and target == entry and any(sign in target for sign in "*?[")
            toc.append(TocEntry(target, place, pattern, first_line=number))
