"""A citation is written for another program: Pandoc, LaTeX, reStructuredText."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._foreign import foreign_citations
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def foreign_syntax(page: Page) -> Iterator[Report]:
    """Yield each citation in the syntax of another program."""
    cites = page.settings.bibtex  # else [@somebody] is no key
    for block in page.blocks if cites else ():
        for place, shown in foreign_citations(block):
            yield place, f"“{shown}” is not MyST: write {{cite}}`key`"
