"""The numbers that a text says, as values: 1750 亿, 175 billion and 175B are one."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from bookpress.rules._flow import on_line
from bookpress.rules.translations._text import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bookpress.facts import Block, Place
    from bookpress.rules._flow import After

_HAN_SCALES = {"成": 10, "十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_SCALES = {
    "thousand": 3, "k": 3, "million": 6, "m": 6, "mn": 6, "billion": 9, "b": 9, "bn": 9,
    "trillion": 12, "t": 12, "tn": 12, "hundred": 2, "dozen": 0,
}  # fmt: skip
_TENS = "thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split(),
    )
} | {
    word: 10 * n
    for n, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)
}
_ORDINALS = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        1,
    )
} | {"once": 1, "twice": 2, "half": 2, "double": 2, "triple": 3, "single": 1, "quarter": 4}
_MONTHS = {
    name: n
    for n, name in enumerate(
        "january february march april may june july august september october november "
        "december".split(),
        1,
    )
}
_HAN_DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NUMBER = re.compile(
    r"(?P<number>[0-9]+(?:[,，][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    r"(?P<han>\s?[余多]?\s?[成十百千万亿]+)?"
    r"(?P<latin>[\s\u00a0-]?(?:hundred|thousand|million|billion|trillion|dozen|bn|mn|tn|[kmbt](?![a-z])))?",
    re.IGNORECASE,
)
_HAN_NUMBER = re.compile("[零〇一二两三四五六七八九十百千万亿]+")
# Behind these no unit of measure is hidden.
_COUNTS = re.compile("[万亿]|thousand|million|billion|trillion", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:to|and|or|[-–—~～至到、,])\s*")
_DECADE = re.compile(r"(?P<century>[0-9]{2})\s*世纪\s*(?P<decade>[0-9]0)\s*年代")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


class Number(NamedTuple):
    """A number in figures: its possible values, how it is written, and its place."""

    values: frozenset[Decimal]
    text: str
    place: Place


def figures(blocks: Iterable[Block], after: After = on_line) -> Iterator[Number]:
    """Yield the numbers that running text has in figures; ``after`` as in ``flow``."""
    for text, place, kind in pieces(blocks):
        if kind in ("prose", "escape", "role"):
            for match, values in _numbers(text.translate(_FULL_WIDTH)):
                at = after(place, match.start())
                yield Number(frozenset(values), match[0].strip(), at)


def _numbers(text: str) -> Iterator[tuple[re.Match[str], set[Decimal]]]:
    """Yield the numbers of a text with their values; in “1.3 to 175 billion” both are billions."""
    shared = Decimal(1)
    later = len(text)
    found = []
    for match in reversed(list(_NUMBER.finditer(text))):
        scale = _scale(match)
        values = set(_values(match, scale))
        if scale is None and _BETWEEN.fullmatch(text[match.end() : later]):
            values |= {value * shared for value in values}
        else:
            shared = scale or Decimal(1)
        later = match.start()
        found.append((match, values))
    yield from reversed(found)


def all_values(blocks: Iterable[Block]) -> set[Decimal]:
    """Return every value that a text says in figures or in words, code and maths included."""
    blocks = tuple(blocks)
    found = {value for number in figures(blocks) for value in number.values}
    text = " ".join(block.source for block in blocks).translate(_FULL_WIDTH)
    for _, values in _numbers(text):
        found |= values
    for match in _DECADE.finditer(text):
        found.add(Decimal((int(match["century"]) - 1) * 100 + int(match["decade"])))
    found |= {_han_value(match[0]) for match in _HAN_NUMBER.finditer(text)}
    return found | set(_word_values(text))


def _scale(match: re.Match[str]) -> Decimal | None:
    """Return what the words behind a number multiply it by; None if there are none."""
    if match["han"]:
        return Decimal(prod(_HAN_SCALES.get(sign, 1) for sign in match["han"]))
    if match["latin"]:
        unit = match["latin"].strip(" \u00a0-").lower()
        return Decimal(12 if unit == "dozen" else 10 ** _SCALES[unit])
    return None


def _values(match: re.Match[str], scale: Decimal | None) -> Iterator[Decimal]:
    """Yield what a number may mean: 3 千米 are 3 and 3000, as 5 m are; 3 亿 are no 3."""
    try:
        number = Decimal(re.sub("[,，]", "", match["number"]))
    except InvalidOperation:
        return
    yield number * (scale or 1)
    if scale and not _COUNTS.search(match[0]):
        yield number


def _han_value(text: str) -> Decimal:
    """Return the value of a number in Chinese characters (二十五, 一千七百亿, 二〇一七)."""
    if not any(sign in _HAN_SCALES for sign in text):
        return Decimal("".join(str(_HAN_DIGITS[sign]) for sign in text))
    total, section, digit = 0, 0, 0
    for sign in text:
        if sign in _HAN_DIGITS:
            digit = _HAN_DIGITS[sign]
        elif sign in "万亿":
            total = (total + section + digit or 1) * _HAN_SCALES[sign]
            section = digit = 0
        else:
            section += (digit or 1) * _HAN_SCALES[sign]
            digit = 0
    return Decimal(total + section + digit)


def _word_values(text: str) -> Iterator[Decimal]:
    """Yield the values of English number words, months and Roman numerals."""
    words = re.findall(r"[A-Za-z]+", text)
    run = 0
    for word in (*[word.lower() for word in words], ""):
        if word in _WORDS:
            run += _WORDS[word]
            yield Decimal(_WORDS[word])
        elif word in _SCALES and len(word) > 2:  # noqa: PLR2004 - not the abbreviations
            run = (run or 1) * (12 if word == "dozen" else 10 ** _SCALES[word])
        else:
            run = 0
        yield Decimal(run)
        if word in _ORDINALS or word in _MONTHS:
            yield Decimal(_ORDINALS.get(word) or _MONTHS[word])
    for word in words:
        if word.isupper() and re.fullmatch("[IVX]+", word):
            yield Decimal(_roman(word))


def _roman(word: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in word]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
