"""A year or date has a wrong form, or can’t be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule
from bookpress.rules.bibliography._entries import fields_called, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


_FIRST = 1000
# biblatex, section 2.3.8: ISO 8601-2 with ranges, seasons and uncertain dates.
_ISO = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9][0-9])(?:-(?P<day>[0-9][0-9]))?)?(?:T[0-9:Z+-]+)?[?~%]?"
)
_FREE = re.compile(
    r"(?:in press|forthcoming|to appear|submitted|accepted|n\.\s?d\.|no date)\.?"
    r"|待出版|即将出版|无日期",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:ca?\.\s?|circa\s|\[)?(?P<year>[0-9]{4})(?:\??\]?|\s?年)")
_MONTHS = range(1, 13)
_SEASONS = range(21, 42)
_DAYS = range(1, 32)


@rule("warning")
def bad_year(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each year that is none, is before 1000, or lies more than a year ahead."""
    latest = int(bibliography.today[:4]) + 1 if bibliography.today else 9999
    for _, field in fields_called(bibliography, "year", "date", "urldate", "origdate", "eventdate"):
        value = plain(field.value)
        if _FREE.fullmatch(value):
            continue
        years = _years(value)
        if years is None:
            yield field.place, f"“{value}” is no {'year' if field.name == 'year' else 'date'}"
            continue
        if any(year < _FIRST for year in years):
            yield field.place, f"the year {years[0]} is too early to be meant"
        elif any(year > latest for year in years):
            yield field.place, f"the year {max(years)} has not come yet"
        elif years != sorted(years):
            yield field.place, f"“{value}” ends before it begins"


def _years(value: str) -> list[int] | None:
    """Return the years of a date or a range of dates; None if it is none."""
    single = _YEAR.fullmatch(value)
    if single:
        return [int(single["year"])]
    parts = re.split(r"\s*/\s*|\s*--\s*|\s*–\s*", value)
    if len(parts) == 1 and re.fullmatch(r"[0-9]{4}-[0-9]{4}", value):
        parts = value.split("-")
    years = []
    for part in parts:
        iso = _ISO.fullmatch(part)
        if iso and _possible(iso):
            years.append(int(iso["year"]))
        elif part not in ("", "..") or len(parts) == 1:
            return None
    return years or None


def _possible(iso: re.Match[str]) -> bool:
    month, day = int(iso["month"] or 1), int(iso["day"] or 1)
    return (month in _MONTHS or (month in _SEASONS and not iso["day"])) and day in _DAYS
