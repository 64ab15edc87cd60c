"""A character that nobody sees stands in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page, Place


# Joiners are a part of emoji and of some scripts; beside Han they came with a copy.
_INVISIBLE = re.compile(
    "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u2028\u2029\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]"
    "|(?<=[\u3000-\u9fff\uff00-\uffef])[\u200c\u200d]|[\u200c\u200d](?=[\u3000-\u9fff\uff00-\uffef])",
)
_ROLE = re.compile(r"[{｛]\s*(?:foot)?cite(?:[:：]\w+)?[}｝]?$")


@rule("warning")
def invisible_character(page: Page) -> Iterator[Report]:
    """Yield each such character in prose, in code and in the words for a figure."""
    for block in page.blocks:
        if block.kind == "alt":
            yield from _in_text(block.source, block.place)
        for span in block.spans:
            if span.kind in ("prose", "code"):
                shift = span.source.find(span.text) if span.kind == "code" else 0
                place = span.place._replace(column=span.place.column + shift)
                yield from _in_text(span.text, place)


def _in_text(text: str, place: Place) -> Iterator[Report]:
    for match in _INVISIBLE.finditer(text):
        if _ROLE.search(text[max(0, match.start() - 30) : match.start()]):
            continue  # citations.malformed-role
        at = place._replace(column=place.column + match.start())
        yield at, f"an invisible character (U+{ord(match[0]):04X}) stands here; delete it"
