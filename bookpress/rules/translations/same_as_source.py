"""A translation only repeats its Chinese original."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._policy import weighed
from bookpress.rules.translations._text import is_literal, pieces, source_of, writes_han
from bookpress.text.chinese.characters import has_han

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Message

_TITLE = re.compile(r"《[^《》]*》")


@rule("warning")
def same_as_source(message: Message) -> Iterator[Report]:
    """Yield a msgstr that equals its msgid, though that is written in Chinese."""
    if message.obsolete or "fuzzy" in message.flags or writes_han(message.language):
        return
    msgid, msgstr = ("".join(text.split()) for text in (message.msgid, message.msgstr))
    if not msgstr or msgid != msgstr:
        return
    text = "".join(text for text, _, _ in pieces(message.original))
    if has_han(_TITLE.sub("", text)) and not is_literal(message):
        advice = f"translate it{source_of(message)}"
        told = f"this translation is still the original; {advice}"
        yield message.place, told, weighed(message.language, message.settings, "warning")
