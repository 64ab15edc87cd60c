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
