"""reStructuredText inside a page of Markdown, ``{eval-rst}``: what it names, defines and shows.

``read.source.eval_rst`` says what docutils can't take of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.read.rst.page import expanded, read_into
from bookpress.read.source.collected import Collected

if TYPE_CHECKING:
    from bookpress.facts import Block
    from bookpress.read.source.blocks import Walker
    from bookpress.read.source.directives import Opened

_OF_ITS_OWN = ("name", "citation")  # resolved in the piece itself


def add_embedded(walker: Walker, opened: Opened) -> None:
    """Add the facts of a piece to those of its page."""
    walk = walker.walk
    own = Collected.for_rst(walk.settings)
    lines = walker.lines.part(expanded(opened.body), opened.first)
    read_into(own, lines, included=True, inside=(*walker.inside, "eval-rst"))
    walk.rst_blocks += map(_without_names, own.blocks)
    walk.labels += [one for one in own.labels if one.kind != "citation"]
    walk.files += [use._replace(kind="text") if use.kind == "include" else use for use in own.files]
    walk.toc += own.toc
    walk.lists += own.lists
    walk.named += own.named


def _without_names(block: Block) -> Block:
    spans = tuple(
        span._replace(name="address") if span.name in _OF_ITS_OWN else span for span in block.spans
    )
    return block._replace(spans=spans)
