"""A half-width mark stands among Chinese characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


_HAN = "\u3400-\u9fff\uf900-\ufaff"
_MARKS = re.compile(
    rf"(?<=[{_HAN}”’》）」』])[,;:?!](?=[{_HAN}“‘《（「『\s]|$)|(?<=[{_HAN}”’》）])\.(?=[{_HAN}]|$)"
    rf"|(?<=[{_HAN}])\((?=[{_HAN}])|(?<=[{_HAN}])\)(?=[{_HAN}，。；：、])",
)
_WIDE = dict(zip(",;:?!.()", "，；：？！。（）", strict=True))


@rule("info")
def half_width_punctuation(page: Page) -> Iterator[Report]:
    """Yield each half-width mark between or behind Han."""
    for block in page.blocks:
        if block.kind in ("code", "formula", "html", "index"):
            continue
        for span in block.spans:
            if span.kind == "prose":
                for match in _MARKS.finditer(span.text):
                    place = span.place._replace(column=span.place.column + match.start())
                    yield place, f"‘{match[0]}’ is half-width: write ‘{_WIDE[match[0]]}’"
