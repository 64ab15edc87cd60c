"""What running text refers to: works, notes, and places in the book."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from bookpress.facts import Citation, FootnoteMark, Place, Reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Block, Span

# sphinxcontrib-bibtex: {text before}key{text behind}, parted by commas.
_KEY = re.compile(r"\s*(?:\{[^{}]+\})?\s*(?P<key>[^{}\s,]+)\s*(?:\{[^{}]+\})?\s*(?:,|$)")
REFERENCE_ROLES = frozenset(("ref", "numref", "eq", "doc", "term", "any", "math:numref", "keyword"))
_TITLED = re.compile(r"(?P<text>.*?)\s*(?<!\\)<(?P<target>[^<>]*)>\s*$", re.DOTALL)
# reStructuredText inside {eval-rst}
_RST_CITE = re.compile(r":(?P<role>(?:foot)?cite(?::\w+)?):`(?P<keys>[^`]+)`")


def is_citation_role(name: str) -> bool:
    """Tell whether a role cites works."""
    return name in ("cite", "footcite", "footfullcite") or name.startswith(("cite:", "footcite:"))


def place_inside(span: Span, offset: int) -> Place:
    """Return the place of a character of a span's source."""
    before = span.source[:offset]
    lines = before.count("\n")
    if not lines:
        return span.place._replace(column=span.place.column + offset)
    column = offset - before.rindex("\n")
    return Place(span.place.path, span.place.line + lines, column)


def keys_of(span: Span) -> Iterator[tuple[str, Place]]:
    """Yield the keys of a citation role, each with its place."""
    start = span.source.find("`")
    start += len(span.source[start:]) - len(span.source[start:].lstrip("`"))
    position = 0
    while match := _KEY.match(span.text, position):
        yield match["key"], place_inside(span, start + match.start("key"))
        position = match.end()


def citations_of(block: Block) -> Iterator[Citation]:
    """Yield each citation of a block."""
    inside = (*block.inside, block.kind)
    for span in block.spans:
        if span.kind == "role" and is_citation_role(span.name):
            for key, place in keys_of(span):
                yield Citation(key, span.name, place, inside)
    if block.kind == "code" and block.name == "eval-rst":
        for match in _RST_CITE.finditer(block.source):
            for part in _KEY.finditer(match["keys"]):
                yield Citation(part["key"], match["role"], block.place, inside)


def marks_of(block: Block) -> Iterator[FootnoteMark]:
    """Yield each footnote mark of a block."""
    for span in block.spans:
        if span.kind == "mark":
            yield FootnoteMark(span.text, span.place, (*block.inside, block.kind))


def target_of(span: Span) -> tuple[str, str]:
    """Return the target of a cross-reference role and the text it shows (may be empty)."""
    match = _TITLED.match(span.text)
    if match:
        return match["target"].strip(), match["text"].strip()
    return span.text.strip(), ""


def references_of(block: Block) -> Iterator[Reference]:
    """Yield each cross-reference of a block, links included."""
    inside = (*block.inside, block.kind)
    for span in block.spans:
        if span.kind == "role" and span.name.removeprefix("std:") in REFERENCE_ROLES:
            target, text = target_of(span)
            name = span.name.removeprefix("std:")
            offset = max(span.source.rfind(target), 0)
            yield Reference(name, target, place_inside(span, offset), text, inside)
        elif span.kind == "link":
            yield Reference("link", unquote(span.target), span.place, span.text, inside)
