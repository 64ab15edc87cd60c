"""A translation lost a citation, a footnote, a cross-reference, a link or an image."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._broken import faults
from bookpress.rules.translations._pairs import differences, has_noqa, is_translated, named
from bookpress.rules.translations._text import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Message


@rule("error")
def reference_lost(message: Message) -> Iterator[Report]:
    """Yield each target that only the msgid has."""
    if not is_translated(message) or has_noqa(message) or faults(message):
        return
    for lost, added in differences(message):
        if lost and not added:
            yield message.place, f"{named(lost)} is missing here{source_of(message)}"
