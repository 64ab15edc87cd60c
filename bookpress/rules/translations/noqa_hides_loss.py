"""“#noqa” in a translation hides that it lost or changed a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._pairs import (
    Difference,
    differences,
    has_noqa,
    is_translated,
    named,
)
from bookpress.rules.translations._text import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Message


@rule("error")
def noqa_hides_loss(message: Message) -> Iterator[Report]:
    """Yield each “#noqa” behind which references differ; one that hides nothing is only told."""
    if not is_translated(message) or not has_noqa(message):
        return
    lost, added = next(iter(differences(message)), Difference(None, None))
    if lost:
        told = f"“#noqa” hides that {named(lost)} is missing"
        yield message.place, f"{told}{source_of(message)}; put it back and delete “#noqa”"
    elif added:
        told = f"“#noqa” hides that {named(added)} is not in the original"
        yield message.place, f"{told}{source_of(message)}; delete both"
    else:
        yield message.place, "“#noqa” hides nothing here; delete it", "info"
