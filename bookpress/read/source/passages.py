"""The texts of a page that translators are asked for: one passage for each message of Sphinx's.

They are those of ``sphinx.util.nodes.extract_messages`` and, for the index, of
``sphinx.util.index_entries.split_index_msg``; tests/press/test_messages.py compares the two lists.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from bookpress.facts import Passage, Place
from bookpress.read.source.directives import LITERAL
from bookpress.text.messages import without_blanks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Block
    from bookpress.read.source.collected import Collected

_PLAIN = frozenset("paragraph heading cell caption title term alt formula".split())
_LISTINGS = frozenset(("code", "code-block", "sourcecode"))
_PARTS = {"single": 2, "pair": 2, "triple": 3, "see": 2, "seealso": 2}
_ENTRY = re.compile(r"(?:(?P<kind>single|pair|triple|see|seealso)\s*:)?\s*(?P<value>.*)", re.DOTALL)


def passages_of(walk: Collected, path: str) -> Iterator[Passage]:
    """Yield the passages of a page in the order of the source."""
    yield from _described(walk.front_matter, path)
    for block in (*walk.blocks, *walk.unjudged):
        for kind, text in _texts(block):
            plain = without_blanks(text)
            if plain:
                yield Passage(plain, kind, block.place, block.inside)
        for span in block.spans:
            if span.kind == "image" and span.text.strip():
                yield Passage(without_blanks(span.text), "alt", span.place, block.inside)


def _texts(block: Block) -> Iterator[tuple[str, str]]:
    if block.kind in _PLAIN:
        yield block.kind, block.source
    elif block.kind == "code":
        listing = block.inside[-1:] == () or block.inside[-1] not in LITERAL - _LISTINGS
        yield "code" if listing else "literal", block.source
    elif block.kind == "index":
        yield from (("index", text) for text in _entries(block.source))


def _entries(line: str) -> Iterator[str]:
    """Yield the words of a line of index entries, each of which is a message."""
    found = _ENTRY.fullmatch(line.removeprefix("!").strip())
    if found is None:
        return
    kind = found["kind"]
    values = [found["value"]] if kind else found["value"].split(",")
    for value in values:
        yield from value.strip().removeprefix("!").split(";", _PARTS[kind or "single"] - 1)


def _described(front_matter: str, path: str) -> Iterator[Passage]:
    """Yield what the front matter says of the page in ``html_meta``."""
    if "html_meta" not in front_matter:
        return
    try:
        found = yaml.safe_load(front_matter)["myst"]["html_meta"].values()
    except (yaml.YAMLError, AttributeError, KeyError, TypeError):
        return  # MyST warns of it
    line = front_matter.count("\n", 0, front_matter.index("html_meta")) + 2
    for text in found:
        yield Passage(without_blanks(str(text)), "meta", Place(path, line))
