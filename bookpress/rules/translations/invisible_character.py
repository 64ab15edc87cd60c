"""A character that nobody sees stands in a translation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._pairs import is_translated
from bookpress.rules.translations._text import is_literal, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Message

# Hyphens, joiners and marks of direction may be meant; these came with a copy.
_INVISIBLE = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff]")


@rule("warning")
def invisible_character(message: Message) -> Iterator[Report]:
    """Yield the first such character of the prose of a msgstr, if its msgid has none."""
    if not is_translated(message) or is_literal(message) or _INVISIBLE.search(message.msgid):
        return
    for block in message.translation:
        for span in block.spans:
            found = _INVISIBLE.search(span.text) if span.kind == "prose" else None
            if found:
                place = message.place_after(span.place, found.start())
                told = f"an invisible character (U+{ord(found[0]):04X}) stands here; delete it"
                yield place, f"{told}{source_of(message)}"
                return
