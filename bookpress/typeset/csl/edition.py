"""The edition of a book: a number if it says one, so that a style can print it in any language."""

from __future__ import annotations

import re

from bookpress.typeset.csl.markup import plain, text

_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_NUMBERS = {word: number for number, word in enumerate(_WORDS, 1)}
_HAN = {sign: number for number, sign in enumerate("一二三四五六七八九", 1)}
_ENGLISH = re.compile(
    r"(?P<number>[0-9]+)(?:st|nd|rd|th|\.|ª|º|e|ème)?\s*(?:ed\.?|edn\.?|edition)?"
)
_WORD = re.compile(r"(?P<word>[a-z]+)\s*(?:ed\.?|edn\.?|edition)?")
_CHINESE = re.compile(r"第?\s*(?P<number>[0-9]+|[一二三四五六七八九十]{1,3})\s*版")


def edition(value: str) -> str:
    """Return an edition: “2” for “Second”, “2nd ed.” or 第二版; other texts as they are.

    citeproc writes ordinals into the digits of any text: 第 2 版 would be 第 2nd 版.
    """
    said = plain(value).lower()
    if match := _ENGLISH.fullmatch(said):
        return match["number"]
    if match := _CHINESE.fullmatch(said):
        number = match["number"]
        return number if number.isascii() else str(_han_number(number))
    match = _WORD.fullmatch(said)
    number_of = _NUMBERS.get(match["word"]) if match else None
    return str(number_of) if number_of else text(value)


def _han_number(signs: str) -> int:
    """Return a number up to 99: 十二 is 12, 二十 is 20."""
    tens, ten, ones = signs.rpartition("十")
    return (_HAN.get(tens, 1) * 10 if ten else 0) + _HAN.get(ones, 0)
