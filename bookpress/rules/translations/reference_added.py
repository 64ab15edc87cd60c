"""A translation refers to something that its original does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._broken import faults
from bookpress.rules.translations._pairs import differences, has_noqa, is_translated, named
from bookpress.rules.translations._text import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Message, Severity


@rule("error")
def reference_added(message: Message) -> Iterator[Report]:
    """Yield each target that only the msgstr has.

    A link to the web may be a translator's help to readers; in books of others it is a remark.
    """
    if not is_translated(message) or has_noqa(message) or faults(message):
        return
    for lost, added in differences(message):
        if added and not lost:
            helps = added.kind == "link" and "://" in added.name
            ours = message.settings is not None and message.settings.press
            severity: Severity = "info" if helps and not ours else "error"
            told = f"{named(added)} is not in the original{source_of(message)}"
            yield added.place, told, severity
