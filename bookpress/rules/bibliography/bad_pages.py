"""Page numbers run backwards, or have a form that prints badly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.bibliography._entries import fields_called, plain
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


_PAGE = r"[A-Za-z]{0,3}[0-9]+[A-Za-z]?|[ivxlcdm]+|[IVXLCDM]+"
_ID = r"[A-Z0-9-]*[0-9][A-Z]?"  # of an article, before the pages that are counted in it
_DASH = r"\s*(?:--?-?|–|\\endash|\\textendash)\s*"
_PART = re.compile(
    rf"(?P<lead>[A-Za-z]{{0,3}}[0-9]*[:.]|[ivxlc]+\+|{_ID}/)?(?P<first>{_PAGE}|[A-Za-z]+)"
    rf"(?:{_DASH}(?:[A-Za-z]{{0,3}}[0-9]*[:.]|{_ID}/)?(?P<last>{_PAGE}|[A-Z]))?(?:\+|ff?\.?)?",
)
# A handbook counts anew in each chapter: 12-1--12-10.
_CHAPTER = re.compile(
    rf"(?P<chapter>(?:[A-Z]+ )?[0-9A-Z]+)-(?P<first>[0-9]+){_DASH}(?P=chapter)-(?P<last>[0-9]+)"
)
_THOUSANDS = re.compile(r"(?<![0-9,])[1-9][0-9]{0,2},[0-9]{3}(?![0-9])")  # 11,991--12,007
_ARTICLE = re.compile(r"art(?:icle|\.)\s*(?:no\.|number)?\s*(?=\w*[0-9])", re.IGNORECASE)
_ARXIV = re.compile(r"arxiv:\S+", re.IGNORECASE)  # bibliography.bad-arxiv
# Of an article: e2023GL104134, eabc1944 (Science), vbac016 (Oxford), 2022.03.10.483747 (bioRxiv).
_NUMBER = re.compile(
    r"[a-z]?[0-9]{4}[A-Z]{2}[0-9]{4,}|(?!page)[a-z]{4}[0-9]{2,}|[0-9]{4}(?:\.[0-9]{2}){2}\.[0-9]{5,}"
)
_PLACEHOLDER = re.compile(r"TBD|TBA|TODO|XX+", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@rule("warning")
def bad_pages(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each field ``pages`` that is reversed or no row of pages."""
    for _, field in fields_called(bibliography, "pages"):
        value = plain(field.value)
        bare = re.sub(r"(?<=[0-9])\s*(?:pages|pp\.?)$|(?<=[0-9])\\,(?=[0-9])", "", value)
        bare = _THOUSANDS.sub(lambda found: found[0].replace(",", ""), bare)
        for part in re.split(r"\s*[,;&]\s*", _ARTICLE.sub("", bare, 1)):
            match = _CHAPTER.fullmatch(part) or _PART.fullmatch(part)
            if _ARXIV.fullmatch(part) or _NUMBER.fullmatch(part):
                continue
            if match is None or _PLACEHOLDER.fullmatch(part):
                yield field.place, f"“{value}” are no pages: write them as 12--34"
                break
            if _reversed(match["first"], match["last"] or ""):
                yield field.place, f"the pages “{part}” run backwards"
                break


def _reversed(first: str, last: str) -> bool:
    if first.isdecimal() and last.isdecimal():
        if len(last) < len(first):  # 1234--41 stands for 1234--1241
            last = first[: len(first) - len(last)] + last
        return int(last) < int(first)
    one, other = (re.fullmatch(r"([A-Za-z]+)([0-9]+)", page) for page in (first, last))
    if one and other:  # S12--S20
        return one[1] == other[1] and int(other[2]) < int(one[2])
    return 0 < _roman(last) < _roman(first)


def _roman(page: str) -> int:
    """Return the number of a page in Roman figures; 0 if it is none."""
    values = [_ROMAN.get(sign, 0) for sign in page.lower()]
    if 0 in values:
        return 0
    pairs = zip(values, [*values[1:], 0], strict=False)
    return sum(-value if value < after else value for value, after in pairs)
