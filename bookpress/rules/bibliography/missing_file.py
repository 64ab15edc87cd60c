"""conf.py names a .bib file that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rule import Report, rule
from bookpress.rules.bibliography._entries import troubles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


@rule("error")
def missing_file(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each such fault that the reader of .bib files met."""
    return troubles(bibliography, "missing-file")
