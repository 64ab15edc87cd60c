"""A catalog keeps a message that the manuscript no longer has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Message


@rule("info")
def obsolete(message: Message) -> Iterator[Report]:
    """Yield a message that stands behind ``#~``."""
    if message.obsolete:
        yield message.msgid_place, "this message is no longer used; delete it, or keep it for reuse"
