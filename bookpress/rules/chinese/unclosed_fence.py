"""A fence is not closed and takes what follows with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def unclosed_fence(page: Page) -> Iterator[Report]:
    """Yield each fence that its author forgot to close; the text names what it swallows."""
    for kind, place, swallowed in page.troubles:
        if kind == "chinese.unclosed-fence":
            what = f" and swallows “{swallowed}”" if swallowed else ""
            yield place, f"this fence is not closed{what}; close it with as many marks"
