"""A message of a catalog whose page is in reStructuredText.

Sphinx reads a msgstr as a page of its own and takes its first paragraph
(sphinx/transforms/i18n.py, ``_publish_msgstr``); a heading gets its line first, a term its meaning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.facts import Block, Span
from bookpress.read.rst.walker import RstWalker
from bookpress.read.source.collected import Collected
from bookpress.read.source.source_map import lines_of_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from bookpress.facts import Place, Settings

# Without these nothing in a text is markup, and no address.
_MARKUP = re.compile(r"[*`|_\[\\@:]")
# What begins, or parts, blocks of reStructuredText.
_BLOCK = re.compile(
    r"\s|[-*+•] |(?:\(?(?:\d+|[A-Za-z#]|[ivxlcdm]+)[.)]) "
    r"|\.\. |__ |\| |>>> |:[^:`\n]+: |\+-|==|.*::$"
)


def parse_rst_fragment(
    text: str, place_at: Callable[[int], Place], msgid: str, settings: Settings
) -> tuple[Block, ...]:
    """Return the blocks of a message.

    Args:
        text: the msgid or the msgstr.
        place_at: returns the place in the catalog of a character of the text.
        msgid: the msgid; what begins like a list in both is a heading, or some such text.
        settings: those of the book.
    """
    if not _MARKUP.search(text) and not _begins_block(text):
        return _plain(text, place_at)
    walk = Collected.for_rst(settings, judged=False)
    walker = RstWalker(walk, lines_of_text(text, place_at))
    if _begins_block(text) and not _begins_block(msgid):
        walker.run()
    else:
        walker.inline()
    return tuple(walk.blocks)


def _plain(text: str, place_at: Callable[[int], Place]) -> tuple[Block, ...]:
    """Return the block of a text in which docutils would find nothing: most messages are."""
    spans = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        if number:
            spans.append(Span("break", "\n", place_at(start - 1), "\n", "soft"))
        if line:
            spans.append(Span("prose", line, place_at(start), line))
        start += len(line) + 1
    return (Block("paragraph", place_at(0), text, tuple(spans)),)


def _begins_block(text: str) -> bool:
    return _BLOCK.match(text) is not None or "\n\n" in text
