"""A number in brackets was typed where a citation belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page, Place, Span


_NUMBERS = re.compile(
    r"(?P<open>[\[［【〔])[ ]?[1-9][0-9]{0,2}(?:\s?[,，、;；–—~～-]\s?[1-9][0-9]{0,2})*[ ]?"
    r"(?P<close>[\]］】〕])",
)
_PAIRS = {"[": "]", "［": "］", "【": "】", "〔": "〕"}
# An index (x[3]), an interval, a step that is counted in brackets.
_INDEX = re.compile(
    r"(?:(?<![A-Za-z0-9])[A-Za-z]|\w[\])]|[A-Za-z_]+_\w*|[=∈<>+*/\\^-]\s?)$", re.ASCII
)
_INTERVAL = re.compile(
    r"(?:区间|范围|取值|属于|之间|向量|数组|列表|矩阵|interval|range|vector|list)\s?$"
)


@rule("warning")
def typed_number(page: Page) -> Iterator[Report]:
    """Yield each ``[9]``, ``[3, 4]`` and ``【5】`` in prose."""
    notes = {place for kind, place, _ in page.troubles if kind == "footnotes.malformed"}
    for block in page.blocks:
        if block.kind in ("code", "formula", "html", "index"):
            continue
        for at, span in enumerate(block.spans):
            if span.kind == "prose":
                before = block.spans[at - 1].kind if at else ""
                for place, told in _numbers(span, before):
                    if place not in notes:
                        yield place, told


def _numbers(span: Span, before: str) -> Iterator[tuple[Place, str]]:
    for match in _NUMBERS.finditer(span.text):
        said, rest = span.text[: match.start()], span.text[match.end() :]
        if _PAIRS[match["open"]] != match["close"] or rest[:1] in ("(", ":"):
            continue
        if _INDEX.search(said) or _INTERVAL.search(said):
            continue
        if not said and before in ("maths", "code", "html"):
            continue
        place = span.place._replace(column=span.place.column + match.start())
        yield place, f"“{match[0]}” will not follow the list: write {{cite}}`key`"
