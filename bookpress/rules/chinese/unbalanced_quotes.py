"""A quotation mark or a bracket has no partner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules._broken import is_broken
from bookpress.rules._plain_text import flow
from bookpress.rules.chinese._text import is_chinese
from bookpress.rules.rule import Report, rule
from bookpress.text.chinese.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page, Place
    from bookpress.rules._plain_text import PlainText


_PAIRS = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "「": "」",
    "『": "』",
    "（": "）",
    "【": "】",
    "〈": "〉",
    "〔": "〕",
    "〖": "〗",
}
_OPENINGS = {closing: opening for opening, closing in _PAIRS.items()}
# What a closing mark may end; round brackets may be of two widths.
_ENDED = {**{closing: (sign,) for closing, sign in _OPENINGS.items()}, "）": "（(", ")": "(（"}
_MARK = re.compile(f"[{''.join(_PAIRS)}{''.join(_OPENINGS)}()]")
# 1）, a）, 一）: the numbers of a list.
_LISTED = re.compile(r"(?:^|[\s，。；：、？！])[0-9０-９A-Za-z一二三四五六七八九十]{1,3}$")
# OpenAI’s, ’90, ’n’
_APOSTROPHE = re.compile(
    r"[A-Za-z0-9]’|.?’(?:[0-9]{2}(?![0-9])|[a-z]{1,2}\b)", re.ASCII | re.DOTALL
)
_IN_WORD = re.compile("[A-Za-z]’[A-Za-z]")
_BRACKETS = "（）【】[("
_CONTINUED = ("“", "「", "『")
_STRAIGHT = re.compile(rf'(?<=[{HAN}])"|"(?=[{HAN}])')
_HALF = tuple(
    (opening, closings, re.compile(rf"\{opening}(?=[{HAN}])"))
    for opening, closings in (("[", "]］】"), ("(", ")）"))
)
Lone = tuple[str, "Place", str]  # a mark, its place, what is wrong with it


@rule("warning")
def unbalanced_quotes(page: Page) -> Iterator[Report]:
    """Yield one mark of each kind in a block that lacks its partner."""
    blocks = [b for b in page.blocks if b.kind not in ("code", "formula", "html", "index")]
    for before, block, behind in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        text = flow(block)
        if not is_chinese(text.text, page.settings):
            continue
        begins = behind.source.lstrip()[:1] if behind else ""
        odd = any(other and other.source.count('"') % 2 for other in (before, behind))
        for sign, place, told in (*_lone(text), *_lone_half(text)):
            if sign in _BRACKETS and is_broken(block, page.settings.roles):
                continue  # a slip in markup, which has its own finding
            # A quotation of several paragraphs is no fault.
            if not (sign in _CONTINUED and begins == sign) and not (sign == '"' and odd):
                yield place, told


def _lone(text: PlainText) -> Iterator[Lone]:
    opened: dict[str, list[int]] = {sign: [] for sign in (*_PAIRS, "(")}
    told = set()
    for mark in _MARK.finditer(text.text):
        offset, sign = mark.start(), mark[0]
        if _is_apostrophe(text.text, offset):
            continue
        if sign in opened:
            opened[sign].append(offset)
        elif sign in _OPENINGS or sign == ")":
            partner = next((one for one in _ENDED[sign] if opened[one]), "")
            if partner:
                opened[partner].pop()
            elif not _is_free(text.text, offset) and sign not in told:
                waiting = [(opened[one][-1], one) for one in _PAIRS if opened[one]]
                _, last = max(waiting, default=(0, ""))
                if last:
                    place = text.place(opened[last].pop())
                    yield last, place, f"‘{last}’ is closed by ‘{sign}’, not by ‘{_PAIRS[last]}’"
                else:
                    told.add(sign)
                    yield sign, text.place(offset), _without(sign, _OPENINGS[sign])
    for sign, closing in _PAIRS.items():
        if opened[sign] and closing not in told:  # exchanged: told at the first
            yield sign, text.place(opened[sign][-1]), _without(sign, closing)


def _lone_half(text: PlainText) -> Iterator[Lone]:
    """Yield what is open of the keyboard's own marks, where Han tells that prose is meant."""
    for opening, closings, pattern in _HALF:
        if opening not in text.text:
            continue
        last = max(text.text.rfind(sign) for sign in closings)
        match = pattern.search(text.text, last + 1)
        if match:
            yield opening, text.place(match.start()), _without(opening, closings[0])
    if text.text.count('"') == 1:
        for match in _STRAIGHT.finditer(text.text):
            yield '"', text.place(match.start()), _without('"', "”")


def _without(sign: str, partner: str) -> str:
    return f"‘{sign}’ has no partner ‘{partner}’ in this paragraph"


def _is_apostrophe(text: str, offset: int) -> bool:
    """Tell whether a single mark stands before a year (‘90s) or inside a word."""
    if text[offset] == "‘":
        return text[offset + 1 : offset + 2].isdigit()
    return text[offset] == "’" and _IN_WORD.match(text, max(offset - 1, 0)) is not None


def _is_free(text: str, offset: int) -> bool:
    """Tell whether a closing mark needs no partner: an apostrophe, the number of a list."""
    if text[offset] == "’":
        return _APOSTROPHE.match(text, max(offset - 1, 0)) is not None
    before = text[max(offset - 5, 0) : offset]
    return text[offset] == ")" or (text[offset] == "）" and _LISTED.search(before) is not None)
