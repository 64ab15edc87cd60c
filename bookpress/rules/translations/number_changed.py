"""A translation says another number than its original."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._broken import faults
from bookpress.rules.translations._measures import is_conversion
from bookpress.rules.translations._numbers import numbers, values_in_markup
from bookpress.rules.translations._pairs import is_translated
from bookpress.rules.translations._text import is_formula, source_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from bookpress.facts import Message
    from bookpress.rules.translations._numbers import Number

# Languages that write 8.000,5 for 8,000.5 (CLDR); their translators may keep the point.
_COMMAS = frozenset(
    "af bg ca cs da de el es et eu fi fr gl hr hu id it lt lv mk nb nl nn no pl pt ro ru sk sl sq "
    "sr sv tr uk vi".split(),
)
_MONTHS_OF_A_YEAR = 12
_REPEATED = ("year", "percent")  # others come and go with sums and repetitions
_ENOUGH = 30  # numbers of one message that are looked at against each other


@rule("warning")
def number_changed(message: Message) -> Iterator[Report]:
    """Yield the first number of a msgstr that stands for another one of its msgid.

    A number counts by its value, and as often as it is said. Only what the reader reads counts:
    keys, targets, code and formulas excuse nothing, unless the other side says them in prose.
    """
    if not is_translated(message) or is_formula(message) or faults(message):
        return
    was = numbers(message.original)
    if not was:
        return
    found = _change(message, was, numbers(message.translation, message.place_after))
    if found and re.split("[-_@]", message.language.lower())[0] in _COMMAS:
        other = numbers(message.translation, message.place_after, commas=True)
        found = found if _change(message, was, other) else None
    if found:
        yield found


def _change(message: Message, was: list[Number], now: list[Number]) -> Report | None:
    """Return the first change that the numbers of a msgstr show."""
    lacking, surplus = _unpaired(was, now)
    if not lacking or not surplus:
        return None
    code, now_code = values_in_markup(message.original), values_in_markup(message.translation)
    lacking = [number for number in lacking if number.values.isdisjoint(now_code - code)]
    surplus = [number for number in surplus if number.values.isdisjoint(code - now_code)]
    if not lacking or not surplus:
        return None
    is_told, is_said = _sayer(now), _sayer(was)
    gone = [(other, not is_told(other)) for other in lacking[:_ENOUGH]]
    for number in surplus[:_ENOUGH]:
        if any(is_conversion(number.unit, other.unit) for other, _ in gone):
            continue
        is_new = not is_said(number)
        for other, is_gone in gone:
            if _stands_for(number, other, is_new=is_new, is_gone=is_gone):
                what = f"“{number.text}” stands for “{other.text}” of the original"
                return number.place, f"{what}{source_of(message)}"
    return None


def _sayer(numbers: list[Number]) -> Callable[[Number], bool]:
    """Return what tells whether one side says the value of a number at all.

    GPT-12 says 12 only to those who ask for a name.
    """
    named = {value for number in numbers for value in number.values}
    plain = {value for n in numbers if n.sort != "name" for value in n.values}
    return lambda number: not number.values.isdisjoint(named if number.sort == "name" else plain)


def _stands_for(number: Number, other: Number, *, is_new: bool, is_gone: bool) -> bool:
    """Tell whether a number of a msgstr can have taken the place of one of its msgid.

    Unless one is new and the other gone, they are only said more often, or less, than on the other
    side, as in repetitions and sums; then they must be of one sort.
    """
    if "month" in (number.sort, other.sort):
        alike = other.sort == "month" and max(number.values) <= _MONTHS_OF_A_YEAR
        return alike and (number.sort == "month" or (is_new and is_gone))
    if "figures" not in (number.form, other.form):
        return False
    if number.form == other.form:
        if is_new and is_gone:
            return True
        return number.sort == other.sort != "name" and (is_new or number.sort in _REPEATED)
    # One is in words: three may be a rounded 2.97, and part of many expressions.
    whole = all(
        n.form == "words" or any(v == v.to_integral_value() for v in n.values)
        for n in (number, other)
    )
    alike = number.sort == other.sort and (number.sort == "year" or number.unit == other.unit)
    return is_new and is_gone and whole and alike


def _unpaired(was: list[Number], now: list[Number]) -> tuple[list[Number], list[Number]]:
    """Return the certain numbers of both sides that have no partner on the other."""
    for key in _PAIRING:
        was, now = _pair_off(was, now, key)
    return [n for n in was if n.certain], [n for n in now if n.certain]


# What two numbers must have in common besides a value; the closest pairs are made first.
_PAIRING: tuple[Callable[[Number], str], ...] = (
    lambda number: f"certain {number.sort}" if number.certain else "",
    lambda number: "certain" if number.certain and number.sort != "month" else "",
    lambda number: "any" if number.sort != "month" else "",  # a pair is no February
)


def _pair_off(
    was: list[Number],
    now: list[Number],
    key: Callable[[Number], str],
) -> tuple[list[Number], list[Number]]:
    """Return both sides less the pairs that have a value and a key in common."""
    waiting: dict[tuple[Decimal, str], deque[int]] = {}
    for at, number in enumerate(was):
        for value in number.values if key(number) else ():
            waiting.setdefault((value, key(number)), deque()).append(at)
    taken: set[int] = set()
    left = []
    for number in now:
        for value in sorted(number.values):
            first = _first(waiting.get((value, key(number)), deque()), taken)
            if first is not None:
                taken.add(first)
                break
        else:
            left.append(number)
    return [number for at, number in enumerate(was) if at not in taken], left


def _first(queue: deque[int], taken: set[int]) -> int | None:
    """Remove and return the first of a queue that is not taken."""
    while queue:
        at = queue.popleft()
        if at not in taken:
            return at
    return None
