"""Which characters are Chinese, which are full-width, which are punctuation."""

from __future__ import annotations

import re
import unicodedata

# CJK Unified Ideographs with their extensions and compatibility forms (Unicode 15.1, Blocks.txt).
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Quotes, dash and ellipsis are "ambiguous" in width (UAX #11); beside Han they are Chinese.
AMBIGUOUS = "\u2014\u2018\u2019\u201c\u201d\u2026\u00b7"
# Han, the CJK symbols and punctuation, kana, bopomofo and the full-width forms.
WIDE = f"{HAN}\u2e80-\u2fdf\u3000-\u33ff\ufe30-\ufe4f\uff00-\uffef"

# Letters that no face slants: Han, kana and Hangul (Unicode 15.1, Blocks.txt).
_UPRIGHT = re.compile(f"[{HAN}\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\uac00-\ud7ff]")
_HAN = re.compile(f"[{HAN}]")
_WIDE = re.compile(f"[{WIDE}]")


def has_han(text: str) -> bool:
    """Tell whether ``text`` holds at least one Chinese character."""
    return _HAN.search(text) is not None


def has_upright(text: str) -> bool:
    """Tell whether ``text`` holds a letter that is not slanted: Chinese, Japanese or Korean."""
    return _UPRIGHT.search(text) is not None


def has_wide(text: str) -> bool:
    """Tell whether ``text`` holds a Chinese character or full-width punctuation."""
    return _WIDE.search(text) is not None


def is_wide(character: str) -> bool:
    """Tell whether ``character`` (one, or empty) is as wide as a Chinese character."""
    return bool(character) and _WIDE.match(character) is not None


def is_wide_punctuation(character: str) -> bool:
    """Tell whether ``character`` is full-width punctuation such as ``，`` or ``。``."""
    return is_wide(character) and unicodedata.category(character).startswith("P")
