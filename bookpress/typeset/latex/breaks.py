"""Where a word that is longer than any of a language, such as an address, may end a line.

TeX knows such places in words of a language alone. What is longer than a line or a column would
run into what stands beside it.
"""

from __future__ import annotations

import re

BREAK, LAST_BREAK = "\u200b", "\ufdd0"  # the second, no character at all, costs more
_LONG_WORD = re.compile(r"[!-~]{25,}")
_IN_WORDS = re.compile(r"(?<=[/|?&=_;+])(?=[^\W_])|(?<=[.,:])(?=[A-Za-z])")
_IN_CODE = re.compile(r"(?<=[/|?&=;+.,:@(\[-])(?=\w)")
# A column may be as narrow as \tymin (bookpress-page.sty). Words of letters are hyphenated.
_LONG_IN_CELL = re.compile(r"[!-~]{10,}")
_FIGURES = re.compile(r"(?=[!-~]*\d[!-~]*\d[!-~]*\d)[!-~]{10,}")
_ANYWHERE = re.compile(r"(?<=[!-~]{3})(?=[!-~]{3})")
_COMMANDS = {BREAK: r"\allowbreak{}", LAST_BREAK: r"\bookbreak{}"}


def with_breaks(text: str, *, is_code: bool, in_cell: bool) -> str:
    """Return a text with ``BREAK`` and ``LAST_BREAK`` where a line may end."""
    ends = _IN_CODE if is_code else _IN_WORDS
    text = _LONG_WORD.sub(lambda found: ends.sub(BREAK, found[0]), text)
    if in_cell:
        narrow = _LONG_IN_CELL if is_code else _FIGURES
        text = narrow.sub(lambda found: _ANYWHERE.sub(LAST_BREAK, found[0]), text)
    return text


def as_commands(tex: str) -> str:
    """Return LaTeX with commands in the place of the signs of ``with_breaks``."""
    for sign, command in _COMMANDS.items():
        tex = tex.replace(sign, command)
    return tex
