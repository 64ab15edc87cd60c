"""What a page defines for its links, ``[label]: address``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it.common.utils import normalizeReference

from bookpress.facts import ParseError, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_DEFINITION = re.compile(r"[ >]{0,3}\[(?P<label>[^\]^][^\]]*)\]:")


def definitions(env: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the folded label and the address of each definition that markdown-it has met."""
    for label, one in env.get("references", {}).items():
        yield label, one["href"]


def defined_twice(env: Mapping[str, Any], lines: Sequence[str], path: str) -> Iterator[ParseError]:
    """Yield each second definition of a label, of which MyST warns."""
    for label in dict.fromkeys(one["label"] for one in env.get("duplicate_refs", ())):
        heads = [
            (number, match["label"])
            for number, line in enumerate(lines, 1)
            if (match := _DEFINITION.match(line)) and normalizeReference(match["label"]) == label
        ]
        if len(heads) > 1:
            number, name = heads[1]
            told = f"[{name}] has an address already, in line {heads[0][0]}; rename one"
            yield ParseError("markup.duplicate-definition", Place(path, number, 1), told)
