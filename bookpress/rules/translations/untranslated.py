"""A message has no translation: readers get the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._policy import expected, weighed
from bookpress.rules.translations._text import needs_translation, of_this_edition, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Message


@rule("warning")
def untranslated(message: Message) -> Iterator[Report]:
    """Yield a message whose msgstr is empty or blank."""
    if message.obsolete or message.msgstr.strip() or not of_this_edition(message):
        return
    if message.settings is not None and not expected(message.language, message.settings):
        return
    if needs_translation(message):
        told = f"this message is not translated{source_of(message)}"
        yield message.place, told, weighed(message.language, message.settings, "warning")
