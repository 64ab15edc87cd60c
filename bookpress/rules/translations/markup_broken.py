"""Readers of a translation would see markup as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._broken import faults, strays
from bookpress.rules.translations._pairs import differences, is_translated
from bookpress.rules.translations._text import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Message


@rule("error")
def markup_broken(message: Message) -> Iterator[Report]:
    """Yield the first broken markup of a msgstr whose msgid is sound."""
    if is_translated(message):
        found = faults(message) or list(strays(message))[:1]
        if found and not faults(message) and any(differences(message)):
            return  # it stands in the place of a reference: translations.reference-lost
        for place, text in found:
            yield place, f"{text}{source_of(message)}"
