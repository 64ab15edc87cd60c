"""The dates of biblatex, in the words that BibTeX has for them: a year and a month.

biblatex, section 2.3.8: ISO 8601-2 with ranges, seasons, uncertain and unspecified dates.
"""

from __future__ import annotations

import re

from bookpress.read.bib.values import MONTHS

_SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}
_NAMES = dict(enumerate(MONTHS.values(), 1)) | _SEASONS
_DATE = re.compile(
    r"(?P<year>-?[0-9]{4}|[0-9]{3}[Xu]|[0-9]{2}(?:XX|uu))"
    r"(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?:T[0-9:Z+-]+)?(?P<mark>[?~%]?)"
)
_OPEN = ("", "..")
_DECADE, _CENTURY = 9, 99


def year_and_month(date: str) -> tuple[str, str]:
    """Return the year and the month of a ``date`` as the field of these names would hold them.

    The day stands behind the month, as “BibTeXing” writes it (``month = jul # "~4"``). Of a range
    over several years the years are left; what is no date is taken for a year (“in press”).
    """
    date = date.strip()
    parts = [part.strip() for part in date.split("/")]
    found = [_DATE.fullmatch(part) for part in parts]
    if len(parts) == 1 and found[0]:
        return _year(found[0]), _month(found[0])
    sound = all(match or part in _OPEN for match, part in zip(found, parts, strict=True))
    if len(parts) != 2 or not sound or not any(found):  # noqa: PLR2004
        return date, ""
    first, last = (_year(match) if match else "" for match in found)
    if first != last or not (found[0] and found[1]):
        return f"{first}–{last}", ""
    begin, end = _month(found[0]), _month(found[1])
    if begin.partition(" ")[0] == end.partition(" ")[0] != begin:
        end = end.partition(" ")[2]  # July 1–5
    return first, "–".join(dict.fromkeys(filter(None, (begin, end))))


def _year(date: re.Match[str]) -> str:
    digits = date["year"]
    year = int(re.sub("[Xu]", "0", digits))
    if not digits[-1].isdigit():
        return f"{year}–{year + (_CENTURY if digits[-2] in 'Xu' else _DECADE)}"
    words = f"{1 - year} BC" if year <= 0 else str(year)
    about = "ca. " if date["mark"] in ("~", "%") else ""
    return f"{about}{words}{'?' if date['mark'] in ('?', '%') else ''}"


def _month(date: re.Match[str]) -> str:
    name = _NAMES.get(int(date["month"] or 0), "")
    return f"{name} {int(date['day'])}" if name and date["day"] else name


def month_name(month: str) -> str:
    """Return the name of a month that is a number, or the name of its string in braces."""
    month = month.strip()
    if month.isascii() and month.isdecimal():
        return _NAMES.get(int(month), month) if int(month) in range(1, 13) else month
    return MONTHS.get(month.lower(), month) if len(month) == 3 else month  # noqa: PLR2004
