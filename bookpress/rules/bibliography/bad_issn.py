"""An ISSN has a wrong form or check digit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.bibliography._entries import fields_called
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


@rule("warning")
def bad_issn(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each ISSN whose digits do not agree (ISO 3297)."""
    for _, field in fields_called(bibliography, "issn"):
        for part in re.split(r"\s*[,;/]\s*|\s+and\s+", field.value.strip()):
            bare = re.sub(r"^(?:e-?|p-?)?ISSN:?\s*|\s*\([^()]*\)$", "", part, flags=re.IGNORECASE)
            if not re.fullmatch(r"[0-9]{4}-?[0-9]{3}[0-9Xx]", bare):
                yield field.place, f"“{part}” is no ISSN: it has the form 1234-567X"
            elif not _agrees(bare.replace("-", "")):
                told = "its check digit does not agree with the others"
                yield field.place, f"“{part}” is no ISSN: {told}"


def _agrees(digits: str) -> bool:
    values = (10 if sign in "Xx" else int(sign) for sign in digits)
    return sum((8 - place) * value for place, value in enumerate(values)) % 11 == 0
