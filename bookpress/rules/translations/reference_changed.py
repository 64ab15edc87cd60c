"""A translation refers to something else than its original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._broken import faults
from bookpress.rules.translations._pairs import (
    differences,
    has_noqa,
    is_same_page,
    is_translated,
    named,
)
from bookpress.rules.translations._text import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Message


@rule("error")
def reference_changed(message: Message) -> Iterator[Report]:
    """Yield each target that the msgstr has in the place of another."""
    if not is_translated(message) or has_noqa(message) or faults(message):
        return
    for lost, added in differences(message):
        if lost and added and not is_same_page(lost, added):
            told = f"{named(added)} stands for {named(lost)} of the original"
            yield added.place, f"{told}{source_of(message)}"
