"""A footnote has a footnote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("info")
def nested(page: Page) -> Iterator[Report]:
    """Yield each footnote mark inside a footnote."""
    for mark in page.document.marks:
        note = next((name for name in mark.inside if name.startswith("note:")), "")
        if note and not mark.malformed:
            told = f"[^{mark.label}] stands inside the footnote [^{note.removeprefix('note:')}]"
            yield mark.place, f"{told}; print has no place for notes to notes"
