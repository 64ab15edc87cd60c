"""A translation is marked “fuzzy”: readers get the original in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._policy import expected, weighed
from bookpress.rules.translations._text import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Message


@rule("warning")
def fuzzy(message: Message) -> Iterator[Report]:
    """Yield a translation that waits for a person to look at it."""
    if message.settings is not None and not expected(message.language, message.settings):
        return
    if "fuzzy" in message.flags and message.msgstr.strip() and not message.obsolete:
        advice = f"compare it with the msgid and take “fuzzy” away{source_of(message)}"
        told = f"this translation is not used until someone looks at it; {advice}"
        yield message.place, told, weighed(message.language, message.settings, "warning")
