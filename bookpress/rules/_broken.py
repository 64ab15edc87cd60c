"""Whether a block has markup that a rule of citations, footnotes or links calls broken."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from bookpress.rules._links import broken_links
from bookpress.rules._markup import malformed_citations, malformed_notes

if TYPE_CHECKING:
    from bookpress.facts import Block


def is_broken(block: Block, roles: frozenset[str]) -> bool:
    """Tell whether other rules find broken markup here, of which one fault is enough to tell."""
    found = chain(malformed_citations(block, roles), malformed_notes(block), broken_links(block))
    return next(found, None) is not None
