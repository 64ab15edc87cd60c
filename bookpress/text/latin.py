"""Latin letters as they are sorted: small, without accents."""

from __future__ import annotations

import unicodedata

# Letters that are not a letter and an accent to Unicode, by the ones they stand among.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def sorted_as(text: str) -> str:
    """Return the letters by which ``text`` is sorted; other scripts stay as they are."""
    plain = unicodedata.normalize("NFD", text.lower().translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
