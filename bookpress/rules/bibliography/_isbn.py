"""What an ISBN is, and which an entry has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Entry


def parts_of(value: str) -> list[str]:
    """Return the numbers in one field."""
    value = value.strip()
    return [value] if is_isbn(value) else re.split(r"\s*[,;/]\s*|\s+and\s+", value)


def digits_of(text: str) -> str:
    """Return an ISBN without hyphens and what people write around it."""
    bare = re.sub(r"^ISBN(?:-1[03])?:?\s*|\s*\([^()]*\)$", "", text.strip())
    return re.sub(r"[-\s‐–]", "", bare)


def is_isbn(text: str) -> bool:
    """Tell whether the digits of an ISBN agree (ISO 2108)."""
    digits = digits_of(text)
    if re.fullmatch(r"[0-9]{9}[0-9Xx]", digits):
        total = sum((10 - n) * (10 if c in "Xx" else int(c)) for n, c in enumerate(digits))
        return total % 11 == 0
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        return sum(int(c) * (3 if n % 2 else 1) for n, c in enumerate(digits)) % 10 == 0
    return False


def isbns_of(entry: Entry) -> Iterator[str]:
    """Yield the sound ISBNs of an entry in one form: with 978, without the check digit."""
    for part in parts_of(entry.get("isbn")):
        if is_isbn(part):
            yield f"978{digits_of(part)}"[-13:-1]
