"""The names of authors or editors are not parted by “and”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.bibliography._chinese_names import parted_wrongly
from bookpress.rules.bibliography._entries import fields_called
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


_WRONG = re.compile(r"[、，；;]|\s&\s")
_ET_AL = re.compile(r"\bet\.?\s+al\b\.?|\betc\b\.?|(?<=[\w\s])等(?:人)?\s*$", re.IGNORECASE)
_OTHERS = re.compile(r"Others?|other|\.{2,}|…+")  # “and others” has small letters
_EDITOR = re.compile(r"\((?:eds?|Hrsg|主编|编)\.?\)", re.IGNORECASE)
_NOTE_MARK = re.compile(r"[a-z]\d(?:,?\d)*$")  # John1: the mark of an affiliation
_JUNIOR = re.compile(r"Jr\.?|Sr\.?|I{1,3}|IV|V|2nd|3rd|4th")
_FIRM = re.compile(r"Inc|Ltd|LLC|Co|Corp|GmbH|Sons", re.IGNORECASE)


@rule("warning")
def bad_names(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each field of names that BibTeX would take apart wrongly."""
    for _, field in fields_called(bibliography, "author", "editor", "translator", "bookauthor"):
        fault = _fault(_outside_braces(field.value)) or _all_in_braces(field.value)
        if fault:
            yield field.place, f"{field.name}: {fault}"


def _outside_braces(value: str) -> str:
    """Return a value with what stands in braces replaced by one letter."""
    value = value.replace("\\&", "&")
    value = re.sub(r"\\(?:[^\sA-Za-z]|[A-Za-z]+)\s*", "x", value)  # accents
    while "{" in value:
        shorter = re.sub(r"\{[^{}]*\}", "x", value)
        if shorter == value:
            break
        value = shorter
    return " ".join(value.split())


def _all_in_braces(value: str) -> str:
    """Tell whether one pair of braces makes one name of several."""
    inside = re.fullmatch(r"\s*\{([^{}]*)\}\s*", value)
    if inside and parted_wrongly(inside[1].strip()):
        return "braces make one name of these: take one pair away, and part them by “and”"
    names = re.split(r"\s+and\s+", inside[1]) if inside else []
    parted = [name.split(",") for name in names]
    several = len(names) > 1 and all(len(parts) == 2 for parts in parted)  # noqa: PLR2004
    if not several or any(_FIRM.search(name) for name in names):
        return ""
    return "braces make one name of these: take one pair away"


def _fault(names: str) -> str:
    wrong = _WRONG.search(names)
    if wrong:
        return f"‘{wrong[0].strip()}’ does not part names: write “and”"
    single = [name.strip() for name in re.split(r"(?i)\s+and(?=\s)", f" {names} ")]
    if _ET_AL.search(names) or any(_OTHERS.fullmatch(name) for name in single):
        return "write “and others” for further names"
    if "others" in single[:-1]:
        return "“others” stands for the names behind the last one: put it at the end"
    editor = _EDITOR.search(names)
    if editor:
        return f"“{editor[0]}” is no part of a name; editors stand in “editor”"
    if sum(_NOTE_MARK.search(name) is not None for name in single) > 1:
        return "the figures behind the names are marks of another page: delete them"
    return next(filter(None, map(_fault_of_one, single)), "")


def _fault_of_one(name: str) -> str:
    """Return what is wrong with what stands between two “and”."""
    parts = [part.strip() for part in name.split(",")]
    if parts == [""]:
        return "a name is missing beside “and”"
    if len(parts) == 3 and _JUNIOR.fullmatch(parts[2]):  # noqa: PLR2004 - last, first, junior
        right = f"{parts[0]}, {parts[2]}, {parts[1]}"
        return f"“{name}” has its parts in another order: write “{right}”"
    by = parted_wrongly(name) or ("commas" if len(parts) > 1 and _several(parts) else "")
    return f"“{name}” is more than one name: part them by “and”, not by {by}" if by else ""


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
