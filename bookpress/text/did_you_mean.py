"""The key that a mistyped one was meant to be."""

from __future__ import annotations

import re
from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKE, _LETTERS_LIKE = 0.6, 0.5


def nearest_key(key: str, keys: Iterable[str]) -> str:
    """Return the key that one was meant to be; empty if none is near.

    A year makes half of a key: two that share nothing else are not alike.
    """
    near = get_close_matches(key, sorted(keys), 1, _LIKE)
    return near[0] if near and _letters_alike(key, near[0]) else ""


def _letters_alike(one: str, other: str) -> bool:
    first, second = (re.sub(r"[\d_:.-]+", "", key).casefold() for key in (one, other))
    return SequenceMatcher(None, first, second).ratio() >= _LETTERS_LIKE


# Letters of a key; of a word in it that has the slip; of its first word, which may be a name:
# Zhang and Zheng, Chen and Cheng are people of their own.
_FEWEST, _SHORTEST, _SHORTEST_NAME = 10, 5, 7
_WORDS = re.compile(r"[^\W\d_]+|\d+|[\W_]+")


def one_letter_off(key: str, keys: Iterable[str]) -> str:
    """Return the key that one is beyond doubt: the only one that a single slip leads to, or "".

    A slip is a letter too many, too few, wrong, or exchanged with its neighbour, inside a word of
    a long key. Another number is another work (2020, 2021; 2020a, 2020b), and short names are
    people of their own.
    """
    long = [other for other in keys if sum(map(str.isalpha, other)) >= _FEWEST]
    found = [other for other in long if _is_slip(_WORDS.findall(key), _WORDS.findall(other))]
    return found[0] if len(found) == 1 else ""


def _is_slip(one: list[str], other: list[str]) -> bool:
    """Tell whether the words of two keys are the same but for a slip in one long word."""
    if len(one) != len(other):
        return False
    different = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(different) != 1:
        return False
    first, second = one[different[0]], other[different[0]]
    least = _SHORTEST if different[0] else _SHORTEST_NAME
    if not (first.isalpha() and second.isalpha()) or min(len(first), len(second)) < least:
        return False
    return _is_one_edit(first, second)


def _is_one_edit(one: str, other: str) -> bool:
    """Tell whether one letter added, dropped, replaced or exchanged makes a word of another."""
    short, long = sorted((one, other), key=len)
    pairs = enumerate(zip(short, long, strict=False))
    start = next((at for at, (a, b) in pairs if a != b), len(short))
    if len(long) > len(short):
        return short[start:] == long[start + 1 :]
    exchanged = long[start + 1 : start + 2] + long[start : start + 1] + long[start + 2 :]
    return short[start + 1 :] == long[start + 1 :] or short[start:] == exchanged
