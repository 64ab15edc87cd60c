"""Latin letters or figures are full-width."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


_LETTERS = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")


@rule("info")
def full_width_latin(page: Page) -> Iterator[Report]:
    """Yield each run of full-width letters and figures in prose."""
    for block in page.blocks:
        for span in block.spans:
            if span.kind == "prose":
                for match in _LETTERS.finditer(span.text):
                    place = span.place._replace(column=span.place.column + match.start())
                    plain = unicodedata.normalize("NFKC", match[0])
                    yield place, f"“{match[0]}” is full-width: write “{plain}”"
