"""The kind of an entry for the index is mistyped, and would be printed with the entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("warning")
def mistyped_entry(page: Page) -> Iterator[Report]:
    """Yield each entry that begins nearly like ``single:``; it may be meant as it stands."""
    for kind, place, told in page.parse_errors:
        if kind == "markup.mistyped-entry":
            yield place, told
