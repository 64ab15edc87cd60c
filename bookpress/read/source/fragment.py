"""A message of a catalog read as the manuscript is: msgid and msgstr are Markdown too.

Sphinx parses a message as a document of its own (sphinx/transforms/i18n.py, ``_publish_msgstr``);
the press reads it as running text (``typeset/translation.py``), in which no block can begin.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bookpress.read.source.blocks import Walker
from bookpress.read.source.collected import Collected
from bookpress.read.source.parser import parser_for
from bookpress.read.source.references import citations_of, marks_of, references_of
from bookpress.read.source.source_map import lines_of_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bookpress.facts import Block, Citation, FootnoteMark, Place, Reference, Settings


def parse_fragment(
    text: str,
    place_at: Callable[[int], Place],
    settings: Settings,
    definitions: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Block, ...]:
    """Return the blocks of a message.

    Args:
        text: the msgid or the msgstr.
        place_at: returns the place in the catalog of a character of the text.
        settings: those of the book.
        definitions: what the page defines, ``[label]: address``.
    """
    walk = Collected(parser_for(settings), settings)
    if definitions:
        given = {label: {"href": href, "title": ""} for label, href in definitions.items()}
        walk.env["references"] = given
    walker = Walker(walk, lines_of_text(text, place_at))
    if settings.press:
        walker.inline()
    else:
        walker.run()
    return tuple(walk.blocks)


def light_facts(
    blocks: Iterable[Block],
) -> tuple[tuple[Citation, ...], tuple[FootnoteMark, ...], tuple[Reference, ...]]:
    """Return the citations, footnote marks and cross-references of a message's blocks."""
    blocks = tuple(blocks)
    return (
        tuple(c for block in blocks for c in citations_of(block)),
        tuple(m for block in blocks for m in marks_of(block)),
        tuple(r for block in blocks for r in references_of(block)),
    )
