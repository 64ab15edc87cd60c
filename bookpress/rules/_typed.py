"""Numbers in brackets that were typed where a citation belongs.

Used for the manuscript (``citations.typed-number``) and for translations
(``translations.markup-broken``).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bookpress.rules._plain_text import on_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Block, Place
    from bookpress.rules._plain_text import After

_NUMBERS = re.compile(
    r"(?P<raised>\^)?(?P<open>\\?[\[［【〔])[ ]?(?:(?:参考)?文献|[Rr]efs?\.?)?[ ]?"
    r"(?P<numbers>[1-9][0-9]{0,2}(?:\s?[,，、;；–—~～-]\s?[1-9][0-9]{0,2})*)[ ]?"
    r"(?P<close>\\?[\]］】〕])(?(raised)\^)",
)
_PAIRS = {"[": "]", "［": "］", "【": "】", "〔": "〕", r"\[": r"\]"}
# An index (x[3]), a step that is counted in brackets.
_INDEX = re.compile(
    r"(?:(?<![A-Za-z0-9])[A-Za-z]|\w[\])]|[A-Za-z_]+_\w*|[=∈<>+*/\\^-]\s?)$", re.ASCII
)
_SENTENCE = re.compile(r".+?(?:[。！？]|[.!?](?=\s)|$)", re.DOTALL)
# What may be a value of a program: a shape, a result, an interval, which has one square bracket.
_VALUE = re.compile(
    r"(?P<open>[\[(])\s?(?P<numbers>-?[0-9.]+(?:\s?[,，]\s?-?[0-9.]+)*)\s?(?P<close>[\])])"
)
_NAMED = re.compile(
    r"(?:(?:区间|范围|取值|属于|之间|向量|数组|列表|矩阵|张量|形状|interval|range|vector|list|array|shape)\s?"
    r"|(?:区间|范围|取值|向量|数组|列表|矩阵|张量|形状|维度|大小|尺寸|序列|坐标|集合|返回|输出|输入|结果|得到|变成|变为"
    r"|落在|介于|位于"
    r"|(?:lies?|falls?|clip(?:ped)?|(?:re)?scaled|normalized|bounded|uniform(?:ly)?) "
    r"(?:in|within|to|on|over|between)"
    r"|shape|size|tensor|array|list|vector|sequence|returns?|outputs?|inputs?|results?|gives?|yields?)"
    r"\s?(?:为|是|如|等于|of|is|are|:|：|\s)\s?)$",
    re.IGNORECASE,
)
_NAMED_BEHIND = re.compile(
    r"\s?的?(?:张量|矩阵|向量|数组|列表|区间|之间|tensor|array|matrix|vector)"
)
_NEAR = 40  # characters before a bracket that may name it
_SIZES = frozenset((64, 128, 256, 512))


def typed_numbers(block: Block, after: After = on_line) -> Iterator[tuple[Place, str]]:
    """Yield the numbers in brackets of a block; in a sentence with a list of values, none.

    Args:
        block: of a page or a message.
        after: as in ``flow``.
    """
    bracketed = any(sign in block.source for sign in "[［【〔")
    for text, place, before in _runs(block) if bracketed else ():
        for sentence in _SENTENCE.finditer(text):
            if "]" in sentence[0] and _has_values(sentence[0]):
                continue
            end = -1
            for match in _NUMBERS.finditer(sentence[0]):
                begin, rest = match.start(), sentence[0][match.end() : match.end() + 1]
                said = sentence[0][max(begin - _NEAR, 0) : begin]
                again = end >= 0 and not sentence[0][end : match.start()].strip()  # [1] [2]
                end = match.end()
                if _PAIRS[match["open"]] != match["close"] or rest in ("(", ":"):
                    continue
                lone = not said and not sentence.start() and before in ("maths", "code", "html")
                if not again and not lone and not _INDEX.search(said):
                    shift = sentence.start() + match.start()
                    yield after(place, shift), match[0]


def _runs(block: Block) -> Iterator[tuple[str, Place, str]]:
    r"""Yield the prose of a block with its place and the kind of span before it.

    A bracket behind a backslash is prose: pandoc writes ``\[9\]`` for what was typed in Word.
    """
    text, place, before = "", block.place, ""
    for span in block.spans:
        if span.kind == "prose" or (span.kind == "escape" and span.text in "[]"):
            place = place if text else span.place
            text += span.source
            continue
        if text:
            yield text, place, before
        text, before = "", span.kind
    if text:
        yield text, place, before


def _has_values(sentence: str) -> bool:
    """Tell whether a list in brackets can't cite, or is named as what it is."""
    for match in _VALUE.finditer(sentence):
        opening, numbers, closing = (
            match["open"],
            re.split(r"\s?[,，]\s?", match["numbers"]),
            match["close"],
        )
        if (opening, closing) == ("(", ")"):
            continue
        if (opening, closing) != ("[", "]") or not all(
            re.fullmatch("[1-9][0-9]{0,2}", n) for n in numbers
        ):
            return True
        values = [int(number) for number in numbers]
        ascending = all(one < two for one, two in pairwise(values))
        if not ascending or (len(values) > 1 and _SIZES.intersection(values)):
            return True
        said = sentence[max(match.start() - _NEAR, 0) : match.start()]
        if _NAMED.search(said) or _NAMED_BEHIND.match(sentence, match.end()):
            return True
    return False
