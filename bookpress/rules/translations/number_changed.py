"""A translation says another number than its original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rule import Report, rule
from bookpress.rules.translations._broken import faults
from bookpress.rules.translations._numbers import all_values, figures
from bookpress.rules.translations._pairs import is_translated
from bookpress.rules.translations._text import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from bookpress.facts import Message


@rule("warning")
def number_changed(message: Message) -> Iterator[Report]:
    """Yield the first number of a msgstr that its msgid does not say, where one of those is gone.

    A number counts by its value: 1750 亿, 175 billion and 175B are one.
    """
    if not is_translated(message) or faults(message):
        return
    said = all_values(message.original)
    told = all_values(message.translation)
    gone = [n for n in figures(message.original) if n.values.isdisjoint(told)]
    for number in figures(message.translation, message.place_after):
        if gone and not any(_justified(value, said) for value in number.values):
            what = f"“{number.text}” stands for “{gone[0].text}” of the original"
            yield number.place, f"{what}{source_of(message)}"
            return


def _justified(value: Decimal, said: set[Decimal]) -> bool:
    """Tell whether a value is said in the original, or is a year of which it says the end."""
    return value in said or (1900 <= value < 2100 and value % 100 in said)  # noqa: PLR2004
