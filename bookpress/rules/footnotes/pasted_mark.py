"""A mark that was copied from a web page or a printed page stands in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("warning")
def pasted_mark(page: Page) -> Iterator[Report]:
    """Yield what the reader took for such a mark (read/source/pasted.py)."""
    for kind, place, text in page.parse_errors:
        if kind == "footnotes.pasted-mark":
            yield place, text
