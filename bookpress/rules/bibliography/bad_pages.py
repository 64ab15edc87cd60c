"""Page numbers run backwards, or have a form that prints badly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule
from bookpress.rules.bibliography._entries import fields_called, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


_PART = re.compile(
    r"(?P<lead>[A-Za-z]{0,3}[0-9]*[:.])?(?P<first>[A-Za-z]{0,3}[0-9]+[A-Za-z]?|[ivxlcdm]+|[A-Za-z]+)"
    r"(?:\s*(?:--?-?|–|\\endash|\\textendash)\s*(?:[A-Za-z]{0,3}[0-9]*[:.])?"
    r"(?P<last>[A-Za-z]{0,3}[0-9]+[A-Za-z]?|[ivxlcdm]+))?(?:\+|ff?\.?)?",
)


@rule("warning")
def bad_pages(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each field ``pages`` that is reversed or no row of pages."""
    for _, field in fields_called(bibliography, "pages"):
        value = plain(field.value)
        for part in re.split(r"\s*[,;&]\s*", value):
            match = _PART.fullmatch(part)
            if match is None:
                yield field.place, f"“{value}” are no pages: write them as 12--34"
                break
            if _reversed(match["first"], match["last"] or ""):
                yield field.place, f"the pages “{part}” run backwards"
                break


def _reversed(first: str, last: str) -> bool:
    if not (first.isdecimal() and last.isdecimal()):
        return False
    if len(last) < len(first):  # 1234--41 stands for 1234--1241
        last = first[: len(first) - len(last)] + last
    return int(last) < int(first)
