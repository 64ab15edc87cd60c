"""Latin letters or figures are full-width."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from bookpress.rules.chinese._text import is_chinese
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page, Place


_LETTERS = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")


@rule("info")
def full_width_latin(page: Page) -> Iterator[Report]:
    """Yield each run of full-width letters and figures in prose."""
    typed = {word.place: len(word.text) for word in page.document.typed}
    for block in page.blocks:
        if not is_chinese(block.source, page.settings):
            continue
        for span in block.spans:
            if span.kind == "prose":
                for match in _LETTERS.finditer(span.text):
                    place = span.place._replace(column=span.place.column + match.start())
                    plain = unicodedata.normalize("NFKC", match[0])
                    if _is_typed(place, typed):
                        continue  # crossrefs.typed-reference
                    yield place, f"“{match[0]}” is full-width: write “{plain}”"


def _is_typed(place: Place, typed: dict[Place, int]) -> bool:
    """Tell whether a place is inside a reference that was typed as text."""
    columns = range(place.column, max(place.column - 8, 0), -1)
    return any(typed.get(place._replace(column=c), 0) > place.column - c for c in columns)
