"""When two texts are one message, and which a translator has work with."""

from __future__ import annotations

import re

from bookpress.text.chinese.characters import has_han


def without_blanks(text: str) -> str:
    """Return what a msgid is compared by: blanks and line breaks are the writers' affair."""
    return "".join(text.split())


def has_words(text: str, language: str) -> bool:
    """Tell whether a text holds words of ``language``, and not only numbers and foreign names.

    Args:
        text: what a reader sees, without formulas and code.
        language: as Sphinx names it.
    """
    if language.lower().startswith(("zh", "ja")):
        return has_han(text)
    return re.search(r"[^\W\d_]{2}", text) is not None
