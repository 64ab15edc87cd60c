"""Numerals in words: Chinese ones (一千七百亿) and English ones (twenty-five, half, twentieth)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 20  # signs of a number that a person reads; within the precision of decimals


class Numeral(NamedTuple):
    """A number as a text writes it.

    One that is not ``certain`` may be an idiom, an estimate or a word for something else: it can
    stand for a number of the other language, and nothing can be held against it.
    """

    start: int
    end: int
    values: frozenset[Decimal]
    form: str  # "figures" or "words"
    certain: bool = True
    scale: Decimal | None = None  # 亿, billion


# --- Chinese

HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_HAN_DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_NUMERAL = re.compile(r"(?P<percent>百分之)?(?P<number>[零〇一二两三四五六七八九十百千万亿]+)")
_HAN_YEAR = re.compile(r"[一二][零〇一二三四五六七八九]{3}")
_ESTIMATE = re.compile(r"[一二两三四五六七八九]{2}|^[百千万亿零〇]")
_SCALE = re.compile("[百千万亿]+$")
_AROUND = "几数多余来"
_BIG = 10  # a Chinese numeral above it is hardly ever an idiom


def han_numerals(text: str) -> Iterator[Numeral]:
    """Yield the numbers in Chinese characters."""
    for match in _HAN_NUMERAL.finditer(text):
        number = match["number"]
        if len(number) > LONGEST or number.count("亿") > 1:
            continue
        values = set(_han_values(number))
        before, behind = (
            text[max(match.start() - 1, 0) : match.start()],
            text[match.end() : match.end() + 1],
        )
        vague = any(sign in _AROUND for sign in before + behind)
        certain = not vague and (
            _HAN_YEAR.fullmatch(number) is not None
            or (not _ESTIMATE.search(number) and (max(values) > _BIG or bool(match["percent"])))
        )
        if match["percent"]:
            values |= {value / 100 for value in values}
        scale = _SCALE.search(number)
        yield Numeral(
            *match.span(),
            frozenset(values),
            "words",
            certain,
            _product(scale[0]) if scale else None,
        )


def _product(scales: str) -> Decimal:
    value = 1
    for sign in scales:
        value *= HAN_SCALES[sign]
    return Decimal(value)


def _han_values(text: str) -> Iterator[Decimal]:
    """Yield the values of 二十五, 一千七百亿, 二〇一七; 两千五 is both 2005 and 2500."""
    if not any(sign in HAN_SCALES for sign in text):
        yield Decimal("".join(str(_HAN_DIGITS[sign]) for sign in text))
        return
    total = section = digit = 0
    for sign in text:
        if sign in _HAN_DIGITS:
            digit = _HAN_DIGITS[sign]
        elif sign in "万亿":
            total = (total + section + digit or 1) * HAN_SCALES[sign]
            section = digit = 0
        else:
            section += (digit or 1) * HAN_SCALES[sign]
            digit = 0
    yield Decimal(total + section + digit)
    before = text[-2:-1]
    if digit and before in HAN_SCALES and before != "十":
        yield Decimal(total + section + digit * HAN_SCALES[before] // 10)


# --- English

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_COUNTS = {word: n for n, word in enumerate(_ONES)} | {
    word: 10 * n for n, word in enumerate(_TENS, 2)
}
ENGLISH_SCALES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "dozen": 12, "decade": 10, "century": 100,
}  # fmt: skip
# Six decades are six as well as sixty years.
MEASURES = frozenset(("dozen", "decade", "century"))
_ORDINALS = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        1,
    )
}
_ORDINALS |= {
    f"{re.sub('y$', 'ie', word)}th": n for word, n in _COUNTS.items() if n > max(_ORDINALS.values())
}
_ENDINGS = {"once": 1, "twice": 2, "thrice": 3, "single": 1, "double": 2, "triple": 3, "both": 2,
            "quadruple": 4, "pair": 2, "couple": 2, "fortnight": 14}  # fmt: skip
_ENDINGS |= {f"{word.removesuffix('y')}ies": 10 * n for n, word in enumerate(_TENS, 2)}
_PARTS = {"half": ("0.5", "50", "2"), "halve": ("0.5", "50", "2"), "third": ("33", "67"),
          "quarter": ("0.25", "25", "4", "75"), "double": ("100",), "triple": ("200",)}  # fmt: skip
_WORD = re.compile(
    r"(?<![A-Za-z])(?:(?P<fold>[a-z]+)fold|(?P<word>"
    + "|".join([*_COUNTS, *ENGLISH_SCALES, *_ORDINALS, *_ENDINGS, *_PARTS, "centurie"])
    + r")(?:d|s)?)(?![A-Za-z])",
    re.IGNORECASE,
)
_LETTERS = re.compile("[A-Za-z]+")
_WORDS = frozenset(
    f"{word}{ending}"
    for word in (*_COUNTS, *ENGLISH_SCALES, *_ORDINALS, *_ENDINGS, *_PARTS, "centurie")
    for ending in ("", "d", "s")
)
_LINK = re.compile(r"[\s-]+(?P<and>and[\s-]+)?")
_FRACTION = re.compile(
    r"[\s-](?:half|halves|thirds?|quarters?|(?:four|fif|six|eigh|ten|hundred)ths?)\b",
)
_SHARE = re.compile(r"\b(?:in|of|per|every)\s$")
_ROMAN = re.compile(r"(?<![A-Za-z])[IVX]+(?![A-Za-z])")
_DIGITS = range(1, 10)
_SURE = range(3, 100)  # one and two say many other things


def english_numerals(text: str) -> Iterator[Numeral]:
    """Yield the numbers in English words, and Roman ones."""
    run: list[re.Match[str]] = []
    for match in _counting(text):
        word = _plain(match)
        if run and not _goes_on(text, run, match):
            yield _number(text, run)
            run = []
        if word in _COUNTS or word in ENGLISH_SCALES:
            run.append(match)
        else:
            values = frozenset(_vague(match))
            yield Numeral(*match.span(), values, "words", certain=False)
    if run:
        yield _number(text, run)
    roman = any(sign in text for sign in "IVX")
    for match in _ROMAN.finditer(text) if roman else ():
        values = frozenset((Decimal(_roman(match[0])),))
        yield Numeral(*match.span(), values, "words", certain=False)


def _counting(text: str) -> Iterator[re.Match[str]]:
    """Yield the words that count; most words don't, and a set knows it sooner than a pattern."""
    for letters in _LETTERS.finditer(text):
        word = letters[0].lower()
        if word in _WORDS or word.endswith("fold"):
            found = _WORD.match(text, letters.start())
            if found:
                yield found


def _plain(match: re.Match[str]) -> str:
    word = (match["word"] or "").lower()
    return "century" if word == "centurie" else word


def _goes_on(text: str, run: list[re.Match[str]], match: re.Match[str]) -> bool:
    """Tell whether a word belongs to the number before it: twenty-five, one hundred and five."""
    link = _LINK.fullmatch(text, run[-1].end(), match.start())
    before, word = _plain(run[-1]), _plain(match)
    if link is None or (word not in _COUNTS and word not in ENGLISH_SCALES):
        return False
    if before in ENGLISH_SCALES and before not in MEASURES:
        return True
    if link["and"] or before in MEASURES:
        return False
    return word in ENGLISH_SCALES or (before in _TENS and _COUNTS[word] in _DIGITS)


def _number(text: str, run: list[re.Match[str]]) -> Numeral:
    total = section = 0
    words = [_plain(match) for match in run]
    for word in words:
        if word in _COUNTS:
            section += _COUNTS[word]
        elif word in MEASURES or word == "hundred":
            section = (section or 1) * ENGLISH_SCALES[word]
        else:
            total += (section or 1) * ENGLISH_SCALES[word]
            section = 0
    start, end = run[0].start(), run[-1].end()
    value = Decimal(total + section)
    values = {value}
    if words[-1] in MEASURES:
        values.add(value / ENGLISH_SCALES[words[-1]])
    scaled = words[-1] in ENGLISH_SCALES and words[-1] not in MEASURES
    certain = (
        _COUNTS.get(words[0], 0) > 1
        and (value in _SURE or len(run) > 1)
        and not _FRACTION.match(text, end)
        and not _SHARE.search(text, max(start - 8, 0), start)
    )
    scale = Decimal(ENGLISH_SCALES[words[-1]]) if scaled else None
    return Numeral(start, end, frozenset(values), "words", certain, scale)


def _vague(match: re.Match[str]) -> Iterator[Decimal]:
    word = (match["fold"] or match["word"]).lower()
    for known in (_COUNTS, ENGLISH_SCALES, _ORDINALS, _ENDINGS):
        if word in known:
            yield Decimal(known[word])
    yield from map(Decimal, _PARTS.get(word, ()))


def _roman(word: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in word]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
