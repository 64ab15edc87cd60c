"""An ISBN has a wrong form or check digit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule
from bookpress.rules.bibliography._entries import fields_called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


@rule("warning")
def bad_isbn(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each ISBN whose digits do not agree (ISO 2108)."""
    for _, field in fields_called(bibliography, "isbn"):
        value = field.value.strip()
        parts = [value] if _is_isbn(value) else re.split(r"\s*[,;/]\s*|\s+and\s+", value)
        wrong = next((part for part in parts if not _is_isbn(part)), None)
        if wrong is not None:
            yield field.place, f"“{wrong}” is no ISBN: {_why(wrong)}"


def _digits(text: str) -> str:
    bare = re.sub(r"^ISBN(?:-1[03])?:?\s*|\s*\([^()]*\)$", "", text.strip())
    return re.sub(r"[-\s‐–]", "", bare)


def _is_isbn(text: str) -> bool:
    digits = _digits(text)
    if re.fullmatch(r"[0-9]{9}[0-9Xx]", digits):
        total = sum((10 - n) * (10 if c in "Xx" else int(c)) for n, c in enumerate(digits))
        return total % 11 == 0
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        return sum(int(c) * (3 if n % 2 else 1) for n, c in enumerate(digits)) % 10 == 0
    return False


def _why(text: str) -> str:
    digits = _digits(text)
    if re.fullmatch(r"[0-9]{9}[0-9Xx]|[0-9]{13}", digits):
        return "its check digit does not agree with the others"
    return "it has 10 or 13 digits"
