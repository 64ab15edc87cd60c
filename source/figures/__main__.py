"""Draw every figure anew, in Chinese (``x.svg``) and in English (``x.en.svg``).

Run it after a change: ``make figures``. The same code writes the same bytes.
"""

from __future__ import annotations

from . import ch1, ch2, ch3, ch4, ch5, ch6, ch7, ch8
from .pen import LANGUAGES

for chapter in (ch1, ch2, ch3, ch4, ch5, ch6, ch7, ch8):
    for draw in chapter.FIGURES:
        for language in LANGUAGES:
            draw(language)
