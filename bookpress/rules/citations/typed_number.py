"""A number in brackets was typed where a citation belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._typed import typed_numbers
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("warning")
def typed_number(page: Page) -> Iterator[Report]:
    """Yield each ``[9]``, ``[3, 4]`` and ``【5】`` in prose."""
    notes = {place for kind, place, _ in page.parse_errors if kind == "footnotes.malformed"}
    if not page.settings.bib_files:
        return  # nothing could be cited
    for block in page.blocks:
        if block.kind not in ("code", "formula", "html", "index"):
            for place, shown in typed_numbers(block):
                if place not in notes:
                    yield place, f"“{shown}” will not follow the list: write {{cite}}`key`"
