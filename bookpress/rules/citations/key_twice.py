"""One citation names a work twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("info")
def key_twice(page: Page) -> Iterator[Report]:
    """Yield each key that an earlier one of the same role repeats."""
    seen: tuple[str, int, int] | None = None
    keys: set[str] = set()
    for key, role, place, _ in page.document.citations:
        here = next(
            (
                (span.place.path, span.place.line, span.place.column)
                for block in page.blocks
                if block.place.line <= place.line <= max(block.last_line, block.place.line)
                for span in block.spans
                if span.kind == "role"
                and span.place.line == place.line
                and span.place.column <= place.column < span.place.column + len(span.source)
            ),
            None,
        )
        if here is None or here != seen:
            seen, keys = here, set()
        if role and key in keys:
            yield place, f"“{key}” stands twice in one citation; once is enough"
        keys.add(key)
