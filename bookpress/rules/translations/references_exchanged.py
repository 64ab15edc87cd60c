"""Two citations, notes or references of a message have changed places in its translation."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._broken import faults
from bookpress.rules.translations._pairs import NAMES, differences, has_noqa, is_translated
from bookpress.rules.translations._sentences import standings
from bookpress.rules.translations._text import is_formula, is_literal, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Message
    from bookpress.rules.translations._sentences import Standing

_KINDS = ("citation", "footnote", "reference")
_NAME = re.compile(r"[a-z0-9]+")
_MOST = 20  # references of one message that are looked at against each other


@rule("warning")
def references_exchanged(message: Message) -> Iterator[Report]:
    """Yield the first two that stand where the other should; order within a sentence is free.

    The gate can only guess: by the name or number right before each, or by the sentences, if there
    are as many in both.
    """
    if not is_translated(message) or is_formula(message) or is_literal(message):
        return
    was, sentences = standings(message.original)
    keys = [key for key in was if key[0] in _KINDS][:_MOST]
    if len(keys) < 2 or has_noqa(message) or faults(message) or any(differences(message)):  # noqa: PLR2004 - a pair
        return
    now, translated = standings(message.translation)
    alike = len(sentences) == len(translated)
    for one, other in combinations([key for key in keys if key in now], 2):
        if one[0] != other[0]:
            continue
        why = _names(was[one], was[other], now[one], now[other])
        if not why and alike and _moved_alone(one, other, was, now):
            here, there = was[one].sentence, was[other].sentence
            if not _crossed(sentences, translated, here, there):
                why = f"sentences {here + 1} and {there + 1} have them the other way round"
        if why:
            first, second = (NAMES[kind].format(name) for kind, name in (one, other))
            told = f"{first} and {second} seem to be exchanged here: {why}"
            yield now[one].place, f"{told}{source_of(message)}"
            return


def _names(one: Standing, other: Standing, now: Standing, beside: Standing) -> str:
    """Return what tells that two references are exchanged by the words that they follow."""
    named = one.behind and other.behind and one.behind != other.behind
    if named and (one.behind, other.behind) == (beside.behind, now.behind):
        return f"the original has the first behind “{one.behind}”"
    return ""


def _moved_alone(
    one: tuple[str, str],
    other: tuple[str, str],
    was: dict[tuple[str, str], Standing],
    now: dict[tuple[str, str], Standing],
) -> bool:
    """Tell whether two references have taken each other’s sentence, and nothing else has."""
    first, second = was[one].sentence, was[other].sentence
    if first == second or (now[one].sentence, now[other].sentence) != (second, first):
        return False
    rest = [key for key in was if key in now and key not in {one, other}]
    return all(was[key].sentence == now[key].sentence for key in rest)


def _crossed(was: list[str], now: list[str], here: int, there: int) -> bool:
    """Tell whether two whole sentences have changed places: names and numbers say so."""
    one, other = (set(_NAME.findall(was[number].lower())) for number in (here, there))
    said_here, said_there = (set(_NAME.findall(now[number].lower())) for number in (here, there))
    return (
        (one | other) != set()
        and one <= said_there
        and other <= said_here
        and not (one <= said_here and other <= said_there)
    )
