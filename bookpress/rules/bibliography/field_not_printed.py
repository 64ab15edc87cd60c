"""A field holds something that the book’s style of references does not print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


@rule("info")
def field_not_printed(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each field that is left out, in words by which a report for people joins them."""
    for one in bibliography.not_printed:
        style = " and ".join(f"“{name}”" for name in one.styles)
        prints = "does not print" if len(one.styles) == 1 else "do not print"
        yield one.place, f"the style {style} {prints} “{one.field}” of @{one.kind}"
