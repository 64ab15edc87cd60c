"""What the readers of files met and could not take, for the rule of that name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page, Place


def troubles_of(page: Page, name: str, sphinx: str = "") -> Iterator[tuple[Place, str]]:
    """Yield the place and the words of each trouble that belongs to a rule.

    Args:
        page: the page.
        name: the rule's.
        sphinx: what Sphinx calls its own warning; conf.py may suppress it (``suppress_warnings``).
    """
    kind, _, _ = sphinx.partition(".")
    if not {sphinx, kind, f"{kind}.*"}.intersection(page.settings.suppressed):
        yield from ((place, text) for rule, place, text in page.parse_errors if rule == name)
