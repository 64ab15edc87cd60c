"""Names of people in Chinese, Japanese and Korean: the family name comes first, with no space.

In a .bib file such a name stands in many forms. ``李, 明`` (reference managers write it so) is the
one that says what is the family name; ``in_one_form`` brings the others to it where they leave no
doubt.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bookpress.text.chinese.characters import HAN

_SURNAMES = Path(__file__).with_name("surnames.toml")
_HIRAGANA = "\u3040-\u309f"
_LETTER = f"[{HAN}{_HIRAGANA}\u30a0-\u30ff\uac00-\ud7a3々]"
# Katakana spell foreign names as well, which have their own order.
_FAMILY = f"[{HAN}{_HIRAGANA}\uac00-\ud7a3々]{{1,3}}"
_COMMA = re.compile(rf"({_FAMILY})\s*[,，]\s*({_LETTER}{{1,3}})")
_SPACE = re.compile(rf"({_FAMILY})[ \t\u3000~]+({_LETTER}{{1,3}})")
_TOGETHER = re.compile(f"[{HAN}]{{2,4}}")
_ALL = re.compile(f"{_LETTER}+")


class FamilyAndGiven(NamedTuple):
    """The two parts of a name."""

    family: str
    given: str


class _Surnames(NamedTuple):
    compound: frozenset[str]
    readings: dict[str, tuple[str, ...]]


@cache
def _surnames() -> _Surnames:
    data = tomllib.loads(_SURNAMES.read_text("utf-8"))
    readings = {name: tuple(text.split()) for name, text in data["readings"].items()}
    return _Surnames(frozenset(data["compound"]), readings)


def is_written_together(text: str) -> bool:
    """Tell whether ``text`` holds Han, kana and Hangul alone, so that its name has no space."""
    return _ALL.fullmatch(text) is not None


def in_one_form(name: str) -> str:
    """Return one name of a .bib file as ``family, given``, if it is written in another form.

    Args:
        name: what stands between two “and”.

    Returns:
        ``张, 三`` for ``张 三``, ``张，三`` and ``{张, 三}``. ``张三``, which is printed the same
        way, and a name that is long enough for an institution stay as they are.
    """
    inner = name.strip()
    if inner.startswith("{") and inner.endswith("}"):
        found = _COMMA.fullmatch(inner[1:-1].strip())
    else:
        found = _COMMA.fullmatch(inner) or _SPACE.fullmatch(inner)
    return f"{found[1]}, {found[2]}" if found else name


def split_name(name: str) -> FamilyAndGiven:
    """Return the parts of a Chinese name that is written together: 张 and 三, 欧阳 and 修.

    What is too long for a person’s name is all family name.
    """
    if not _TOGETHER.fullmatch(name):
        return FamilyAndGiven(name, "")
    if name[:2] in _surnames().compound:
        return FamilyAndGiven(name[:2], name[2:])
    longest = 3  # 张, and one or two characters
    return FamilyAndGiven(name[:1], name[1:]) if len(name) <= longest else FamilyAndGiven(name, "")


def surname_reading(family: str) -> tuple[str, ...]:
    """Return how a surname is read, ``("zeng1",)``, if words with it are read otherwise."""
    return _surnames().readings.get(family, ())
