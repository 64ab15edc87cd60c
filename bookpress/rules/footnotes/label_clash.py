"""A footnote has the label of a section, a figure or a table of the same page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def label_clash(page: Page) -> Iterator[Report]:
    """Yield each footnote whose label is also a cross-reference’s."""
    labels = {label.name.lower(): label for label in page.document.labels if label.kind != "anchor"}
    for note in page.document.footnotes:
        label = labels.get(note.label.lower())
        if label is not None:
            told = f"[^{note.label}] is also the label of the {label.kind} in line"
            yield note.place, f"{told} {label.place.line}; rename one of them"
