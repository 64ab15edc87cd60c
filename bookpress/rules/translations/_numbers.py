"""The numbers that a text says, as values: 1750 亿, 175 billion and 175B are one."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from bookpress.rules._plain_text import on_line
from bookpress.rules.translations._measures import Unit, unit_of
from bookpress.rules.translations._numerals import (
    ENGLISH_SCALES,
    HAN_SCALES,
    LONGEST,
    Numeral,
    english_numerals,
    han_numerals,
)
from bookpress.rules.translations._text import pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bookpress.facts import Block, Place
    from bookpress.rules._plain_text import After

_SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "t": 10**12, "tn": 10**12}
_LATIN = {**ENGLISH_SCALES, **_SHORT, "centurie": 100}
# 7,80,107 is a list, and so is what stands behind its first comma.
_FIGURES = r"(?<![0-9][,，])[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_HAN = r"\s?[余多]?\s?(?P<{}>[十百千万亿]+)"
_NUMBER = re.compile(
    rf"(?P<number>{_FIGURES})"
    rf"(?:{_HAN.format('han')}(?P<more>(?:\s?[0-9]+(?:\.[0-9]+)?\s?[十百千万亿]+)*))?"
    rf"(?P<latin>[\s\u00a0-]?(?:{'|'.join(sorted(_LATIN, key=len, reverse=True))})s?(?![A-Za-z])"
    r"|\s?[×x]\s?10\^(?P<power>[0-9]{1,2}))?",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?)\s?(?P<han>[十百千万亿]+)")
# Behind these no unit of measure is hidden: 3 千米 and 5 m are 3 and 5, too.
_NO_UNIT = re.compile("[万亿]|thousand|million|billion|trillion", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:to|and|or|[-–—~～至到或、,])\s*")
_MONTHS = "January February March April May June July August September October November December"
_SHORT_MONTHS = tuple(month[:3] for month in _MONTHS.split())
_MONTH = re.compile(
    r"\b(?:(?P<sure>January|February|April|June|July|August|September|October|November|December)"
    r"|(?P<word>March|May|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\b",
)
# May and March, Jan and Dec are months for sure beside a number or behind such a word.
_BESIDE_MONTH = re.compile(r"(?:[0-9]|\b(?:in|of|by|since|until|from|late|early|mid))[\s-]$")
_BEHIND_MONTH = re.compile(r"\.?,? ?[0-9]")
_HAN_MONTH = re.compile(r"\s*月")
_DATE = re.compile(r"(?<![0-9])[12][0-9]{3}[-/.]$")
_YEAR = re.compile(r"1[5-9][0-9]{2}|2[01][0-9]{2}|[一二][零〇一二三四五六七八九]{3}")
_NAMED = re.compile(r"[A-Za-z]-?$")
_PERCENT = re.compile(r"\s*(?:%|per ?cent|个?百分点)")
_RANGE_TAIL = re.compile(r"(?<![0-9])(?P<century>1[0-9]|20)[0-9]{2}\s*[–—/-]\s*$")
_TWO_DIGITS = range(10, 100)
_HOURS = range(25)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\ufffc]+")
_IN_NUMBER = re.compile(r"(?<=[0-9])[.,](?=[0-9])")
_SAME = "０１２３４５６７８９．％①②③④⑤⑥⑦⑧⑨"
_WIDE = re.compile(f"[{_SAME}]")
_PLAIN = str.maketrans(_SAME, "0123456789.%123456789")


class Number(NamedTuple):
    """A number that a reader sees; ``sort``: year, month, percent, name (GPT-3), or empty."""

    values: frozenset[Decimal]
    text: str
    place: Place
    form: str  # and certain: as in Numeral
    certain: bool
    sort: str
    unit: Unit | None


def numbers(
    blocks: Iterable[Block], after: After = on_line, *, commas: bool = False
) -> list[Number]:
    """Return the numbers of running text.

    Args:
        blocks: of a message.
        after: as in ``flow``.
        commas: a comma parts whole numbers from decimals, and a point thousands.
    """
    text, starts, places = "", [], []
    for piece, place, kind in pieces(blocks):
        seen = "" if kind == "emphasis" else "\ufffc" if kind == "image" else piece
        if seen:
            starts.append(len(text))
            places.append(place)
            text += seen
    if _WIDE.search(text):
        text = text.translate(_PLAIN)
    if "://" in text or "www." in text:
        text = _ADDRESS.sub(lambda found: "\ufffc" * len(found[0]), text)
    if commas:
        text = _IN_NUMBER.sub(lambda found: ",."[found[0] == ","], text)
    found = []
    at = 0
    for numeral in _numerals(text):
        while at + 1 < len(starts) and starts[at + 1] <= numeral.start:
            at += 1
        found.append(_number(text, numeral, after(places[at], numeral.start - starts[at])))
    return found


def values_in_markup(blocks: Iterable[Block]) -> Counter[Decimal]:
    """Return what code and formulas say, which a translation may say in prose."""
    return Counter(
        value
        for block in blocks
        for span in block.spans
        if span.kind in ("code", "maths")
        for numeral in _figures(span.text)
        for value in numeral.values
    )


def _numerals(text: str) -> list[Numeral]:
    found = [*_months(text), *_figures(text)]
    rest = list(text) if found else []
    for numeral in found:
        rest[numeral.start : numeral.end] = "\ufffc" * (numeral.end - numeral.start)
    words = "".join(rest) if found else text
    found += [n for n in (*han_numerals(words), *english_numerals(words)) if n.values]
    found.sort()
    return _shared(text, found)


def _shared(text: str, found: list[Numeral]) -> list[Numeral]:
    """Give numbers the scale of the number behind them: in “1.3 to 175 billion” both have it."""
    scale = None
    for at in range(len(found) - 2, -1, -1):
        this, following = found[at], found[at + 1]
        between = _BETWEEN.fullmatch(text, this.end, following.start)
        scale = (following.scale or scale) if between else None
        if scale and not this.scale:
            values = this.values | {value * scale for value in this.values}
            found[at] = this._replace(values=values)
    return found


def _months(text: str) -> Iterator[Numeral]:
    named = any(month in text for month in _SHORT_MONTHS)
    for match in _MONTH.finditer(text) if named else ():
        name = match[0]
        value = next(n for n, full in enumerate(_MONTHS.split(), 1) if full.startswith(name))
        sure = (
            match["sure"]
            or _BESIDE_MONTH.search(text, max(match.start() - 7, 0), match.start())
            or _BEHIND_MONTH.match(text, match.end())
        )
        yield Numeral(*match.span(), frozenset((Decimal(value),)), "month", certain=bool(sure))


def _figures(text: str) -> Iterator[Numeral]:
    for match in _NUMBER.finditer(text):
        if match.end() - match.start() > LONGEST:
            continue
        number = Decimal(match["number"].replace(",", "").replace("，", ""))
        scale = _scale(match)
        values = {number * (scale or 1)}
        if match["more"]:
            values = {number * (scale or 1) + sum(map(_product, _MORE.finditer(match["more"])))}
        elif scale and not _NO_UNIT.search(match[0]):
            values.add(number)
        yield Numeral(*match.span(), frozenset(values), "figures", scale=scale)


def _scale(match: re.Match[str]) -> Decimal | None:
    """Return what the words behind a number multiply it by; None if there are none."""
    if match["han"]:
        return Decimal(prod(HAN_SCALES[sign] for sign in match["han"]))
    if match["power"]:
        return Decimal(10) ** int(match["power"])
    if match["latin"]:
        unit = match["latin"].strip().strip("-").lower()
        return Decimal(_LATIN.get(unit) or _LATIN[unit.removesuffix("s")])
    return None


def _product(match: re.Match[str]) -> Decimal:
    return Decimal(match["number"]) * prod(HAN_SCALES[sign] for sign in match["han"])


def _years(n: Decimal) -> set[Decimal]:
    """Return the years that 80 年代, 86 年 and the 80s may be."""
    return {century + n for century in (1800, 1900, 2000)} if n in _TWO_DIGITS else set()


# What a number may mean besides itself, by what stands behind it.
_MEANT: tuple[tuple[re.Pattern[str], Callable[[Decimal], set[Decimal]]], ...] = (
    (_PERCENT, lambda n: {n / 100}),
    (re.compile(r"\s*成"), lambda n: {n * 10, n / 10}),
    (re.compile(r"\s*(?:多|余)?倍"), lambda n: {n + 1, n * 100}),
    (re.compile(r"\s*(?:个|年|天|倍|小时)?半|\s?½|\s+and a half"), lambda n: {n + Decimal("0.5")}),
    (re.compile(r"\s*(?:年|后|级|届)|s\b"), _years),
    (re.compile(r"\s*(?:世纪|th century)"), lambda n: {(n - 1) * 100}),
    (
        re.compile(r"\s*(?:点|时(?!间|代)|[:：][0-9]{2}|[ap]\.?m\b|o’clock)"),
        lambda n: {n % 12, n % 12 + 12} if n in _HOURS else set(),
    ),
)

_MEANING = re.compile(r"\s*[%p个百成多余倍年天小半½a后级届s世t点时:：o]")  # how these begin


def _number(text: str, numeral: Numeral, place: Place) -> Number:
    start, end = numeral.start, numeral.end
    raw = text[start:end].strip()
    values = set(numeral.values)
    for pattern, meant in _MEANT if _MEANING.match(text, end) else ():
        if pattern.match(text, end):
            values |= {other for value in numeral.values for other in meant(value)}
    tail = _RANGE_TAIL.search(text, max(start - 12, 0), start)
    if tail and len(raw) == len("20"):
        values |= {100 * Decimal(tail["century"]) + value for value in numeral.values}
    sort = _sort(text, numeral, raw)
    on_the_hour = raw == "00" and text[start - 1 : start] in (":", "：")
    certain = (numeral.certain or sort == "month" != numeral.form) and not on_the_hour
    unit = unit_of(text, start, end)
    return Number(frozenset(values), raw, place, numeral.form, certain, sort, unit)


def _sort(text: str, numeral: Numeral, raw: str) -> str:
    if numeral.form == "month" or _HAN_MONTH.match(text, numeral.end):
        return "month"
    if _DATE.search(text, max(numeral.start - 6, 0), numeral.start) and len(raw) <= len("12"):
        return "month"
    if _NAMED.search(text, max(numeral.start - 2, 0), numeral.start) and numeral.form == "figures":
        return "name"
    if _PERCENT.match(text, numeral.end) or raw.startswith("百分之"):
        return "percent"
    return "year" if _YEAR.fullmatch(raw) else ""
