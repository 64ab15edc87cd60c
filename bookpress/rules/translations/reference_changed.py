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

    from bookpress.facts import Message, Severity
    from bookpress.rules.translations._pairs import Target


@rule("error")
def reference_changed(message: Message) -> Iterator[Report]:
    """Yield each target that the msgstr has in the place of another."""
    if not is_translated(message) or has_noqa(message) or faults(message):
        return
    for lost, added in differences(message):
        if lost and added and not is_same_page(lost, added):
            told = f"{named(added)} stands for {named(lost)} of the original"
            ours = message.settings is not None and message.settings.press
            severity: Severity = "info" if _is_longer(lost, added) and not ours else "error"
            yield added.place, f"{told}{source_of(message)}", severity


def _is_longer(lost: Target, added: Target) -> bool:
    """Tell whether a link leads to a heading of the same page that has more words.

    MyST calls a heading by its words. One that got more of them broke the link of the original
    (crossrefs.unknown-target), and the translator may have mended it.
    """
    was, old = lost.name.rsplit("#", 1) if "#" in lost.name else ("", "")
    now, new = added.name.rsplit("#", 1) if "#" in added.name else ("", "")
    return bool(old) and was == now and set(old.split("-")) < set(new.split("-"))
