"""A quotation mark or a bracket has no partner."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule
from bookpress.rules._broken import is_broken
from bookpress.rules._flow import flow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Block, Page, Place


_PAIRS = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "「": "」",
    "『": "』",
    "（": "）",
    "【": "】",
    "〈": "〉",
}
_OPENINGS = {closing: opening for opening, closing in _PAIRS.items()}
# 1）, a）, 一）: the numbers of a list.
_LISTED = re.compile(r"(?:^|[\s，。；：、？！])[0-9０-９A-Za-z一二三四五六七八九十]{1,3}$")
_BRACKETS = "（）【】"
_CONTINUED = ("“", "「", "『")


@rule("warning")
def unbalanced_quotes(page: Page) -> Iterator[Report]:
    """Yield one mark of each kind in a block that lacks its partner."""
    blocks = [b for b in page.blocks if b.kind not in ("code", "formula", "html", "index")]
    for block, following in zip_longest(blocks, blocks[1:]):
        begins = following.source.lstrip()[:1] if following else ""
        for sign, place in _lone(block):
            if sign in _BRACKETS and is_broken(block, page.settings.roles):
                continue  # a slip in markup, which has its own finding
            if not (sign in _CONTINUED and begins == sign):  # a quotation of several paragraphs
                partner = _PAIRS.get(sign) or _OPENINGS[sign]
                yield place, f"‘{sign}’ has no partner ‘{partner}’ in this paragraph"


def _lone(block: Block) -> Iterator[tuple[str, Place]]:
    opened: dict[str, list[Place]] = {sign: [] for sign in _PAIRS}
    told = set()
    text = flow(block)
    half = 0
    for offset, sign in enumerate(text.text):
        half += sign == "("
        if sign in _PAIRS and not _is_apostrophe(text.text, offset):
            opened[sign].append(text.place(offset))
        elif sign in _OPENINGS or sign == ")":
            opening = _OPENINGS.get(sign, "（")
            if sign == ")" and half:
                half -= 1
            elif opened[opening]:
                opened[opening].pop()
            elif sign != ")" and sign not in told and not _is_free(text.text, offset):
                told.add(sign)
                yield sign, text.place(offset)
    for sign, places in opened.items():
        if places and _PAIRS[sign] not in told:  # exchanged: told at the first
            yield sign, places[-1]


def _is_apostrophe(text: str, offset: int) -> bool:
    """Tell whether a single mark stands before a year (‘90s) or inside a word."""
    return text[offset] == "‘" and text[offset + 1 : offset + 2].isdigit()


def _is_free(text: str, offset: int) -> bool:
    """Tell whether a closing mark needs no partner: an apostrophe, the number of a list."""
    if text[offset] == "’":
        return text[offset - 1 : offset].isascii() and text[offset - 1 : offset].isalnum()
    return text[offset] == "）" and _LISTED.search(text[:offset]) is not None
