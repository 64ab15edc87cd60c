"""The settings at the head of a page can’t be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._troubles import troubles_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def bad_front_matter(page: Page) -> Iterator[Report]:
    """Yield what is no YAML, and what MyST does not take."""
    yield from troubles_of(page, "markup.bad-front-matter", "myst.topmatter")
