"""The order of words in a language: Unicode's collation, with the language's own letters.

pyuca has the Default Unicode Collation Element Table (UTS #10), in which an accent decides only
between words that are otherwise the same. What CLDR changes in it for a language is small: letters
of their own (ñ stands behind all of n, ``Language.alphabet``), the language's script before others,
and Han sorted by how they are read.

Readings: in Taiwan by zhuyin (ㄅㄆㄇ), which pypinyin knows; of Japanese and Korean no small
library does, so ``book_readings`` in conf.py gives them, as an author gives mendex the kana of
each entry. Without one a word stands among the Han, behind kana or Hangul.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from bookpress.text.chinese.characters import has_han

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bookpress.languages import Language

# How Unicode names the letters under which the words of a script stand.
_LETTERS = {
    "Latn": "LATIN",
    "Cyrl": "CYRILLIC",
    "Grek": "GREEK",
    "Hant": "BOPOMOFO",
    "Jpan": "HIRAGANA",
    "Kore": "HANGUL",
}
# JIS X 4061 has Latin letters before kana, and so has CLDR's Japanese.
_LATIN_FIRST = ("Jpan",)
_LAST = "\U0010fff0"  # to pyuca, which knows no such character, it is behind any letter
_TONES = re.compile("[ˉˊˇˋ˙]")
_LONG = re.compile("(.)ー")  # the vowel before it, once more (JIS X 4061)
_VOWELS = {
    "あ": "あかさたなはまやらわがざだばぱぁゃ",
    "い": "いきしちにひみりぎじぢびぴぃ",
    "う": "うくすつぬふむゆるぐずづぶぷぅゅ",
    "え": "えけせてねへめれげぜでべぺぇ",
    "お": "おこそとのほもよろをごぞどぼぽぉょ",
}
_ROWS = "あかさたなはまやらわ"
# The first consonants of Hangul by their places in Unicode; a doubled one stands with the single.
_INITIALS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
_LIGATURES = {"æ": "a", "œ": "o", "ß": "s"}
_LONGEST = 900  # letters of a key; makeindex takes no more than 1024


class Collation:
    """The order of a language's index."""

    marks_groups = True

    def __init__(self, language: Language, readings: Mapping[str, str]) -> None:
        """Take the language's data, and the book's own readings of words."""
        self._script = language.script.name
        self._readings = dict(readings)
        bases: dict[str, str] = {}
        self._own: dict[str, str] = {}  # ñ: n and a sign behind all letters
        for pair in language.alphabet:
            base, letter = pair[0], pair[1]
            bases[base] = bases.get(base, "") + letter
            self._own[letter] = base + chr(ord(_LAST) + len(bases[base]))

    def key(self, word: str) -> str:
        """Return what a word is sorted by: small ASCII letters, which makeindex keeps apart."""
        group = self.group(word)
        weights = [ord(self._rank(group)), *self._weights(group), 0, *self._weights(word)]
        letters = "".join(f"{weight:04x}" for weight in weights)
        return letters.translate(_HEX_AS_LETTERS)[:_LONGEST]

    def place(self, word: str) -> tuple[str, str]:
        """Return the place of a word among others."""
        return self.key(word), word

    def group(self, word: str) -> str:
        """Return the heading that a word stands under, or nothing if it begins with a sign."""
        first = self._reading(word)[:1]
        if not first.isalpha():
            return ""
        if first in self._own:
            return first.upper()
        if self._script == "Jpan" and "ぁ" <= first <= "ゖ":
            return _row(first)
        if "가" <= first <= "힣":
            return _INITIALS[(ord(first) - ord("가")) // 588]
        if has_han(first):
            return "漢字" if self._script in {"Jpan", "Kore"} else first
        return _base(first).upper()

    def _rank(self, group: str) -> str:
        if not group:
            return "0"
        name = unicodedata.name(group[0], "").partition(" ")[0]
        if self._script in _LATIN_FIRST and name == "LATIN":
            return "1"
        return "2" if name == _LETTERS.get(self._script) else "3"

    def _weights(self, word: str) -> tuple[int, ...]:
        text = "".join(self._own.get(letter, letter) for letter in self._reading(word))
        weights: tuple[int, ...] = _collator().sort_key(text)
        return weights

    def _reading(self, word: str) -> str:
        """Return how a word is read, in small letters."""
        text = unicodedata.normalize("NFC", self._readings.get(word, word).strip()).lower()
        if self._script == "Hant" and has_han(text):
            from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - its dictionary loads slowly

            return _TONES.sub("", "".join(lazy_pinyin(text, style=Style.BOPOMOFO)))
        return _hiragana(text) if self._script == "Jpan" else text


_HEX_AS_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


@cache
def _collator() -> Any:  # noqa: ANN401 - pyuca has no types
    from pyuca.collator import Collator_10_0_0  # noqa: PLC0415 - a table of a third of a second

    return Collator_10_0_0()  # the same on every Python, which pyuca's own choice is not


def _hiragana(text: str) -> str:
    """Return kana as hiragana, a long vowel written out: データベース as でえたべえす."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)
    while (longer := _LONG.sub(lambda found: found[1] + _vowel(found[1]), text, count=1)) != text:
        text = longer
    return text


def _vowel(kana: str) -> str:
    return next((vowel for vowel, row in _VOWELS.items() if kana in row), "")


def _row(kana: str) -> str:
    """Return the row of the table of kana that one stands in: か for が."""
    plain = unicodedata.normalize("NFD", kana)[0]
    full = chr(ord(plain) + 1) if plain in "ぁぃぅぇぉっゃゅょゎ" else plain
    return max(row for row in _ROWS if row <= full)


def _base(letter: str) -> str:
    """Return the letter without its accent, by Unicode's first weight: й and ё are two cases."""
    plain = _LIGATURES.get(letter) or unicodedata.normalize("NFD", letter)[0]
    same = _collator().sort_key(letter)[0] == _collator().sort_key(plain)[0]
    return plain if same else letter
