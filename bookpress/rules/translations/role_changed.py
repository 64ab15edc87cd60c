"""A translation refers to the right thing in another way: another role, another look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._broken import faults
from bookpress.rules.translations._pairs import has_noqa, is_translated, named, roles_of, targets
from bookpress.rules.translations._text import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Message


@rule("warning")
def role_changed(message: Message) -> Iterator[Report]:
    """Yield each target that the msgstr reaches by a role that the msgid does not use for it."""
    if not is_translated(message) or has_noqa(message) or faults(message):
        return
    was = roles_of(targets(message.original))
    told = set()
    for target in targets(message.translation):
        key = (target.kind, target.name)
        roles = was.get(key, {target.role})
        if target.role not in roles and key not in told:
            told.add(key)
            role = next(iter(sorted(roles)))
            said = f"{_written(target.role)} stands for {_written(role)} of the original"
            yield target.place, f"{named(target)}: {said}{source_of(message)}"


def _written(role: str) -> str:
    return "a link" if role == "link" else f"{{{role}}}"
