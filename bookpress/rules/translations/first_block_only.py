"""A translation begins like another kind of block, or has more than one: readers lose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._pairs import is_translated
from bookpress.rules.translations._text import is_another_block, is_formula, is_literal, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Block, Message


_NAMES = {
    "heading": "a heading",
    "code": "code (four blanks or a fence)",
    "html": "HTML",
    "cell": "a table",
    "term": "a definition list",
    "formula": "a displayed formula",
}
_CONTAINERS = {
    "list": "a list",
    "quote": "a quote",
    "table": "a table",
    "definition": "a definition",
}
_SHOWN = 30


@rule("error")
def first_block_only(message: Message) -> Iterator[Report]:
    """Yield a msgstr that is not one paragraph, where Sphinx takes its first paragraph only."""
    if not is_translated(message) or is_literal(message) or is_formula(message):
        return
    blocks = message.translation
    if not blocks:
        told = "this is a mark, and no paragraph: readers get the original"
        yield message.place, f"{told}{source_of(message)}"
    elif is_another_block(message):
        told = f"this begins like {_kind(blocks[0])}, so that readers get the original"
        advice = "put a backslash before its mark"
        if message.msgstr[:1].isspace():
            advice = "take the blank at its beginning away"
        yield message.place, f"{told}; {advice}{source_of(message)}"
    elif len(blocks) > 1:
        lost = blocks[1].source.strip().split("\n")[0][:_SHOWN]
        told = f"only the first paragraph is printed, and “{lost}” is lost"
        yield blocks[1].place, f"{told}; join them{source_of(message)}"


def _kind(block: Block) -> str:
    outer = block.inside[0] if block.inside else ""
    if outer.startswith("note:"):
        return "a footnote"
    return _CONTAINERS.get(outer) or _NAMES.get(block.kind, f"{{{outer}}}")
