"""A translation refers to something that its original does not."""

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
def reference_added(message: Message) -> Iterator[Report]:
    """Yield each target that only the msgstr has."""
    if not is_translated(message) or has_noqa(message) or faults(message):
        return
    for lost, added in differences(message):
        if added and not lost:
            yield added.place, f"{named(added)} is not in the original{source_of(message)}"
