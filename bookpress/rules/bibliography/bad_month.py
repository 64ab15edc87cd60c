"""A month is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.bibliography._entries import fields_called, plain
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


_NAMES = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn fall winter".split(),
)
_CHINESE = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}日)?")


@rule("warning")
def bad_month(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each field ``month`` that names no month of the year."""
    for _, field in fields_called(bibliography, "month"):
        value = plain(field.value)
        if not _CHINESE.fullmatch(value) and not _is_month(value):
            yield field.place, f"“{value}” is no month: write 1 to 12, or jan to dec without braces"


def _is_month(value: str) -> bool:
    if value.isascii() and value.isdecimal():
        return 1 <= int(value) <= 12  # noqa: PLR2004
    words = re.findall(r"[^\W\d_]+", value)
    return bool(words) and all(
        word.lower() in _NAMES or word.lower() in ("th", "st", "nd", "rd", "and") for word in words
    )
