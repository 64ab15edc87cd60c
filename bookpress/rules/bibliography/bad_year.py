"""A year or date has a wrong form, or can’t be."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from bookpress.rules.bibliography._entries import fields_called, plain
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


_FIRST = 1000
# biblatex, section 2.3.8: ISO 8601-2 with ranges, seasons, uncertain and unspecified dates.
_ISO = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}[Xu]|[0-9]{2}(?:XX|uu))"
    r"(?:-(?P<month>[0-9][0-9])(?:-(?P<day>[0-9][0-9]))?)?(?:T[0-9:Z+-]+)?[?~%]?"
)
_FREE = re.compile(
    r"(?:in press|forthcoming|to appear|submitted|accepted|n\.\s?d\.|no date)\.?"
    r"|待出版|即将出版|无日期"
    r"|-[0-9]{4}|[0-9]{1,4}\s?(?:BCE?|CE|AD|B\.\s?C\.(?:\s?E\.)?)|公元前\s?[0-9]+\s?年?",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?:ca?\.\s?|circa\s|\[)?(?P<year>[0-9]{4})(?:\??\]?|[a-z]|\s?年|\s[\[(][0-9]{4}[\])])"
)
_SEASONS = range(21, 42)
_FIELDS = ("year", "date", "urldate", "origdate", "eventdate")
_Date = tuple[int, ...]  # year, month and day, as far as they are known


@rule("warning")
def bad_year(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each year that is none, is too early, lies ahead, or is not that of ``date``."""
    latest = int(bibliography.today[:4]) + 1 if bibliography.today else 9999
    for entry, field in fields_called(bibliography, *_FIELDS):
        value = plain(field.value)
        if _FREE.fullmatch(value):
            continue
        dates = _dates(value)
        years = [date[0] for date in dates]
        other = _dates(plain(entry.get("date"))) if field.name == "year" else []
        if not dates:
            yield field.place, f"“{value}” is no {'year' if field.name == 'year' else 'date'}"
        elif any(year < _FIRST for year in years):
            yield field.place, f"the year {years[0]} is too early to be meant"
        elif any(year > latest for year in years):
            yield field.place, f"the year {max(years)} has not come yet"
        elif not _in_order(dates):
            yield field.place, f"“{value}” ends before it begins"
        elif other and other[0][0] not in years:
            yield field.place, f"year and date disagree: “{value}” and “{entry.get('date')}”"


def _dates(value: str) -> list[_Date]:
    """Return the date, or both ends of a range of dates; nothing if it is none."""
    single = _YEAR.fullmatch(value)
    if single:
        return [(int(single["year"]),)]
    parts = re.split(r"\s*/\s*|\s*--\s*|\s*–\s*", value)
    if len(parts) == 1 and re.fullmatch(r"[0-9]{4}-[0-9]{4}", value):
        parts = value.split("-")
    dates = []
    for part in parts:
        date = _date(part)
        if date:
            dates.append(date)
        elif part not in ("", "..") or len(parts) == 1:
            return []
    return dates


def _date(text: str) -> _Date:
    """Return a date that is one, day and month included."""
    iso = _ISO.fullmatch(text)
    if iso is None:
        return ()
    year = int(re.sub("[Xu]", "0", iso["year"]))
    if not iso["month"]:
        return (year,)
    month = int(iso["month"])
    if month in _SEASONS and not iso["day"]:
        return (year,)
    try:
        dt.date(max(year, 1), month, int(iso["day"] or 1))
    except ValueError:
        return ()
    return (year, month, int(iso["day"])) if iso["day"] else (year, month)


def _in_order(dates: list[_Date]) -> bool:
    """Tell whether a range goes forward, as far as both its ends are known."""
    first, last = dates[0], dates[-1]
    known = min(len(first), len(last))
    return first[:known] <= last[:known]
