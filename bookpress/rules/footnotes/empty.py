"""A footnote says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def empty(page: Page) -> Iterator[Report]:
    """Yield each footnote without text."""
    for note in page.document.footnotes:
        if note.empty:
            advice = "its text begins on the same line, and goes on with four blanks before it"
            yield note.place, f"the footnote [^{note.label}] is empty; {advice}"
