"""A directive that holds nothing has content, which is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._troubles import troubles_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def unwanted_content(page: Page) -> Iterator[Report]:
    """Yield each text that stands in a directive and that readers will not see."""
    yield from troubles_of(page, "markup.unwanted-content", "myst.directive_parse")
