"""The names of authors or editors are not parted by “and”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule
from bookpress.rules.bibliography._entries import fields_called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


_JUNIOR = re.compile(r"(?:Jr|Sr|Jnr|Snr|[IVX]+|[1-9](?:st|nd|rd|th))\.?", re.IGNORECASE)
_WRONG = re.compile(r"[、，；;]|\s\\?&\s")
_ET_AL = re.compile(r"\bet\.?\s+al\b\.?|\betc\b\.?|(?<=[\w\s])等(?:人)?\s*$", re.IGNORECASE)


@rule("warning")
def bad_names(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each field of names that BibTeX would take apart wrongly."""
    for _, field in fields_called(bibliography, "author", "editor", "translator", "bookauthor"):
        fault = _fault(_outside_braces(field.value))
        if fault:
            yield field.place, f"{field.name}: {fault}"


def _outside_braces(value: str) -> str:
    """Return a value with what stands in braces replaced by one letter."""
    value = re.sub(r"\\(?:[^\sA-Za-z]|[A-Za-z]+)\s*", "x", value)  # accents
    while "{" in value:
        shorter = re.sub(r"\{[^{}]*\}", "x", value)
        if shorter == value:
            break
        value = shorter
    return " ".join(value.split())


_JUNIOR = re.compile(r"Jr\.?|Sr\.?|I{1,3}|IV|V")


def _fault(names: str) -> str:
    wrong = _WRONG.search(names)
    if wrong:
        return f"‘{wrong[0].strip()}’ does not part names: write “and”"
    if _ET_AL.search(names):
        return "write “and others” for further names"
    for name in re.split(r"(?i)\s+and(?=\s)", f" {names} "):
        parts = [part.strip() for part in name.strip().split(",")]
        if parts == [""]:
            return "a name is missing beside “and”"
        if len(parts) == 3 and _JUNIOR.fullmatch(parts[2]):  # noqa: PLR2004 - last, first, junior
            right = f"{parts[0]}, {parts[2]}, {parts[1]}"
            return f"“{name.strip()}” has its parts in another order: write “{right}”"
        if len(parts) > 1 and _several(parts):
            return f"“{name.strip()}” is more than one name: part them by “and”, not by commas"
    return ""


def _several(parts: list[str]) -> bool:
    """Tell whether the parts of a name between commas are names of their own."""
    if parts[-1] in ("", "others"):
        return True
    if len(parts) == 2:  # noqa: PLR2004
        return all(_is_whole(part) for part in parts)
    return len(parts) > 3 or _JUNIOR.fullmatch(parts[1]) is None  # noqa: PLR2004


def _is_whole(part: str) -> bool:
    """Tell whether a part is initials and a surname, as ``J. Kaplan`` is."""
    return re.fullmatch(r"(?:[A-Z]\.[\s-]?)+[A-Z][a-z]+", part) is not None
