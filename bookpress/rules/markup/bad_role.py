"""The text of a role is nothing that the role can take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._troubles import troubles_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def bad_role(page: Page) -> Iterator[Report]:
    """Yield each number that is none, and each entry that the index leaves out."""
    yield from troubles_of(page, "markup.bad-role")
