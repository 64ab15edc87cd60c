"""One citation names a work twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.text.roles import is_citing, keys_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page, Span


@rule("info")
def key_twice(page: Page) -> Iterator[Report]:
    """Yield each key that an earlier one of the same role repeats."""
    for block in page.blocks:
        for span in block.spans:
            if span.kind == "role" and is_citing(span.name) and "," in span.text:
                yield from _twice(span)


def _twice(span: Span) -> Iterator[Report]:
    seen = set()
    for key in keys_in(span.text):
        if key.name in seen:
            start = len(span.name) + len("{}`") + key.start
            place = span.place._replace(column=span.place.column + start)
            yield place, f"“{key.name}” stands twice in one citation; once is enough"
        seen.add(key.name)
