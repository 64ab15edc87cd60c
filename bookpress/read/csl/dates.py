"""The dates of .bib files as CSL has them.

biblatex, section 2.3.8: ISO 8601-2 with ranges, seasons, uncertain and unspecified dates. BibTeX
has a year and a month in free form. pandoc 3.9 prints nothing of a date that is a text (CSL's
``literal``): what is no date is returned beside it, for the variable ``status``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MONTHS = "january february march april may june july august september october november december"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SEASONS |= {"春": 21, "夏": 22, "秋": 23, "冬": 24}
_NAMES = {name: number for number, name in enumerate(_MONTHS.split(), 1)}
_NAMES |= {name[:3]: number for name, number in _NAMES.items()} | {"sept": 9} | _SEASONS
_DATE = re.compile(
    r"(?P<year>-?[0-9]{4}|[0-9]{3}[Xu]|[0-9]{2}(?:XX|uu)|Y-?[0-9]{5,})"
    r"(?:-(?P<month>[0-9]{2}|XX|uu)(?:-(?P<day>[0-9]{2}|XX|uu))?)?(?:T[0-9:.Z+-]+)?(?P<mark>[?~%]?)"
)
_CHINESE = re.compile(
    r"(?P<year>[0-9]{4})\s*年(?:\s*(?P<month>[0-9]{1,2})\s*月(?:\s*(?P<day>[0-9]{1,2})\s*日)?)?"
)
_YEAR = re.compile(
    r"(?P<about>(?:ca?\.|circa|about|约)\s*)?(?P<open>\[)?(?P<year>[0-9]{3,4})(?P<letter>[a-z])?"
    r"(?P<mark>\?)?(?P<close>\])?",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?P<first>[0-9]{4})\s*(?:--?-?|[–—/])\s*(?P<last>[0-9]{4}|[0-9]{2})?")
_SIGNS = re.compile(r"(?P<year>[0-9]{4})[./-](?P<month>0?[1-9]|1[0-2])[./-](?P<day>[0-3]?[0-9])")
_CHINESE_MONTH = re.compile(r"(?P<month>0?[1-9]|1[0-2])\s*月(?:\s*(?P<day>[0-3]?[0-9])\s*日)?")
_OPEN = ("", "..")
_LAST_MONTH = 12
_NO_YEAR = 0  # one end of a range that is open


class Date(NamedTuple):
    """The first day and, of a range, the last, each a year, a month and a day as far as known.

    Seasons are the months 21 to 24, as in biblatex: so pandoc knows them, and not by CSL's field.
    The year 0 is the open end of a range, and years before Christ count back from -1.
    """

    parts: tuple[tuple[int, ...], ...]
    about: bool = False

    def as_csl(self) -> dict[str, object]:
        """Return the date as a value of CSL-JSON."""
        value: dict[str, object] = {"date-parts": [list(part) for part in self.parts]}
        return value | {"circa": True} if self.about else value


def read_date(value: str) -> Date | None:
    """Return what a ``date`` says; nothing if it is no date."""
    value = _bare(value)
    ends = [end.strip() for end in value.split("/")]
    found = [_one(end) for end in ends]
    sound = all(one or end in _OPEN for one, end in zip(found, ends, strict=True))
    if len(ends) > 2 or not sound or not any(found):  # noqa: PLR2004
        return read_year(value)
    dates = [one or Date(((_NO_YEAR,),)) for one in found]
    parts = dates[0].parts if len(dates) == 1 else (dates[0].parts[0], dates[1].parts[-1])
    return Date(parts, any(one.about for one in dates))


def read_year(value: str) -> Date | None:
    """Return what a ``year`` of BibTeX says; nothing if it is no year."""
    value = _bare(value)
    if date := _one(value):
        return date
    if match := _CHINESE.fullmatch(value) or _SIGNS.fullmatch(value):
        return Date((tuple(int(part) for part in match.groups() if part),))
    if match := _YEARS.fullmatch(value):
        first, last = match["first"], match["last"] or ""
        end = int(first[: 4 - len(last)] + last) if last else _NO_YEAR
        return Date(((int(first),), (end,)))
    match = _YEAR.fullmatch(value)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    return Date(((int(match["year"]),),), bool(match["about"] or match["open"] or match["mark"]))


def with_month(date: Date, month: str, day: str = "") -> tuple[Date, str]:
    """Add a ``month`` in plain words or numbers to a year; return what could not be added, too."""
    year = date.parts[0]
    if len(year) > 1 or not month:
        return date, ""  # the year has said it
    ends = [end for end in re.split(r"\s*(?:--?-?|[–—/]|\band\b)\s*", month) if end]
    found = [_month_and_day(end) for end in ends]
    if len(date.parts) > 1 or not all(found) or len(found) not in (1, 2):
        return date, month
    if len(found) == 2 and len(found[0]) == 2 and ends[1].isdecimal():  # noqa: PLR2004
        found[1] = [found[0][0], int(ends[1])]  # July 1--5
    if day.isdecimal() and len(found) == 1:
        found = [[found[0][0], int(day)]]
    return Date(tuple((*year, *part) for part in found), date.about), ""


def _bare(value: str) -> str:
    return re.sub(r"[{}]", "", value).strip()


def _one(value: str) -> Date | None:
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    digits = match["year"].lstrip("Y")
    if not digits[-1].isdigit():
        first = int(re.sub("[Xu]", "0", digits))
        return Date(((first,), (int(re.sub("[Xu]", "9", digits)),)))
    year = int(digits)
    parts = [year - 1 if year <= 0 else year]
    for part in (match["month"], match["day"]):
        if not part or not part.isdigit() or not int(part):
            break
        parts.append(int(part))
    sound = len(parts) == 1 or parts[1] <= _LAST_MONTH or parts[1] in _SEASONS.values()
    return Date((tuple(parts),), bool(match["mark"])) if sound else None


def _month_and_day(value: str) -> list[int]:
    """Return a month and perhaps a day: “July”, “7”, “July 4”, “4 July”, “Spring”; else nothing."""
    if match := _CHINESE_MONTH.fullmatch(value):
        return [int(part) for part in match.groups() if part]
    words = re.split(r"[\s,.\u00a0]+", value.lower().removesuffix("季"))
    names = [word for word in words if word and not word.isdecimal()]
    numbers = [int(word) for word in words if word.isdecimal()]
    if not names and len(numbers) == 1 and 0 < numbers[0] <= _LAST_MONTH:
        return numbers
    number = _NAMES.get(names[0]) if len(names) == 1 and len(numbers) <= 1 else None
    return [number, *numbers] if number else []
