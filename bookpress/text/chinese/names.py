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
from typing import TYPE_CHECKING, NamedTuple

from bookpress.text.chinese.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Iterable

_SURNAMES = Path(__file__).with_name("surnames.toml")
_HIRAGANA = "\u3040-\u309f"
_LETTER = f"[{HAN}{_HIRAGANA}\u30a0-\u30ff\uac00-\ud7a3々]"
# Katakana spell foreign names as well, which have their own order.
_FAMILY = f"[{HAN}{_HIRAGANA}\uac00-\ud7a3々]{{1,3}}"
_COMMA = re.compile(rf"({_FAMILY})\s*[,，]\s*({_LETTER}{{1,3}})")
_SPACE = re.compile(rf"({_FAMILY})[ \t\u3000~]+({_LETTER}{{1,3}})")
_ALL = re.compile(f"{_LETTER}+")
_HAN_ALONE = re.compile(f"[{HAN}]{{2,}}")
_HANGUL_ALONE = re.compile("[\uac00-\ud7a3]{2,4}")
_BODY = re.compile("..[院部局署厅廳所社馆館校会會]$")  # 国务院, 外交部: no person
_LONGEST_GIVEN = 2  # characters; of those that are written together with a surname


class FamilyAndGiven(NamedTuple):
    """The two parts of a name."""

    family: str
    given: str


class _Surnames(NamedTuple):
    han: frozenset[str]
    hangul: frozenset[str]
    readings: dict[str, tuple[str, ...]]


@cache
def _surnames() -> _Surnames:
    data = tomllib.loads(_SURNAMES.read_text("utf-8"))
    readings = {name: tuple(text.split()) for name, text in data["readings"].items()}
    han = frozenset((*data["han"].split(), *data["compound"].split(), *readings))
    return _Surnames(han, frozenset(data["hangul"].split()), readings)


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
    """Return the parts of a name that is written together: 张 and 三, 欧阳 and 修, 김 and 철수.

    A name is all family name if it is too long for a person’s, ends as those of bodies do, or
    begins with no surname that is known. The longest surname counts: 司马 is one.
    """
    lengths: Iterable[int] = ()
    if _HANGUL_ALONE.fullmatch(name):
        lengths = (2, 1) if name[:2] in _surnames().hangul else (1,)
    elif _HAN_ALONE.fullmatch(name) and not _BODY.search(name):
        lengths = (length for length in (4, 2, 1) if name[:length] in _surnames().han)
    length = next(iter(lengths), 0)
    if not length or len(name) > length + _LONGEST_GIVEN:
        return FamilyAndGiven(name, "")
    return FamilyAndGiven(name[:length], name[length:])


def is_surname(text: str) -> bool:
    """Tell whether ``text`` is a surname in Han that is known."""
    return text in _surnames().han


def surname_reading(family: str) -> tuple[str, ...]:
    """Return how a surname is read, ``("zeng1",)``, if words with it are read otherwise."""
    return _surnames().readings.get(family, ())
