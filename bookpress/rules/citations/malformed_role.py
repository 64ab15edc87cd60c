"""A citation role is written so that it is none, or cites nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._markup import malformed_citations
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def malformed_role(page: Page) -> Iterator[Report]:
    """Yield each slip in the name, the braces, the backticks or the keys of a citation."""
    for block in page.blocks:
        yield from malformed_citations(block, page.settings.roles)
