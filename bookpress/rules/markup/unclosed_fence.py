"""A fence is not closed and takes what follows with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page, Place

# Too few marks, or full-width ones.
_BROKEN = re.compile(r"[ \t>]*(?:::?|``?|~~?|[：｀·～]{2,}:*)[ \t]*[{｛][\w:-]+[}｝]")


@rule("error")
def unclosed_fence(page: Page) -> Iterator[Report]:
    """Yield each fence that its author forgot to close; the text names what it swallows."""
    for kind, place, swallowed in page.parse_errors:
        if kind == "markup.unclosed-fence.held":
            yield place, "this fence has no end of its own; close it with as many marks", "info"
        if kind == "markup.unclosed-fence":
            opening = _broken_opening(page, place)
            if opening:
                yield opening, "this opens no fence, so its end opens one: write ::: or ``` first"
                continue
            what = f" and swallows “{swallowed}”" if swallowed else ""
            if page.lines[place.line - 1].lstrip(" \t>").startswith("<!--"):
                yield place, f"this comment is not closed{what}; write --> behind it"
            else:
                yield place, f"this fence is not closed{what}; close it with as many marks"


def _broken_opening(page: Page, place: Place) -> Place | None:
    """Return where a fence was to begin whose closing line now opens another."""
    if set(page.lines[place.line - 1].strip()) - set(":`~"):
        return None
    for number in range(place.line - 1, 0, -1):
        line = page.lines[number - 1]
        if _BROKEN.match(line):
            return place._replace(line=number, column=len(line) - len(line.lstrip(" \t>")) + 1)
        if re.match(r"[ \t>]*(?:`{3}|:{3}|~{3})", line):
            break
    return None
