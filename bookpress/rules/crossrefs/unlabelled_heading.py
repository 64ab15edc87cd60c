"""A heading in Chinese has no label, so that its address changes with the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.text.chinese.characters import has_han

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


_DEEPEST = 3


@rule("info")
def unlabelled_heading(page: Page) -> Iterator[Report]:
    """Yield each heading of the first three levels that holds Han and no label."""
    meant = {label.place.line for label in page.document.labels if label.kind == "meant"}
    is_first = page.document.name == page.settings.root  # its address is the book’s
    for heading in page.document.headings[is_first:]:
        if not meant.isdisjoint(range(heading.place.line - 2, heading.place.line + 1)):
            continue  # a label with a slip, which other rules tell
        if heading.level <= _DEEPEST and not heading.label and has_han(heading.text):
            advice = "put (label)= above it"
            yield heading.place, f"the address of “{heading.text}” is unstable; {advice}"
