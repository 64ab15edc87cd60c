"""An ISBN has a wrong form or check digit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.bibliography._entries import fields_called
from bookpress.rules.bibliography._isbn import digits_of, is_isbn, parts_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


@rule("warning")
def bad_isbn(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each ISBN whose digits do not agree (ISO 2108)."""
    for _, field in fields_called(bibliography, "isbn"):
        wrong = next((part for part in parts_of(field.value) if not is_isbn(part)), None)
        if wrong is not None:
            yield field.place, f"“{wrong}” is no ISBN: {_why(wrong)}"


def _why(text: str) -> str:
    digits = digits_of(text)
    if re.fullmatch(r"[0-9]{9}[0-9Xx]|[0-9]{13}", digits):
        return "its check digit does not agree with the others"
    return "it has 10 or 13 digits"
