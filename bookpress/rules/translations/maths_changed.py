"""A translation says another formula than its original."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from bookpress.rules._latex import unsafe_commands
from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._pairs import is_translated
from bookpress.rules.translations._text import is_another_block, is_formula, source_of
from bookpress.text.chinese.characters import has_wide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Block, Message, Place


_WORDS = re.compile(r"\\(?:text|mbox|textrm|textbf|operatorname|mathrm)\*?\s*\{[^{}]*\}")
_SPACES = re.compile(r"\s+|\\[,;:!> ]|~")
# “5 to ”, “5, not ”: a number and words, without any sign that only a formula has.
_PRICE = re.compile(r"[0-9][0-9.,]*\s[^\\^_=+<>{}|*$]*[a-z]{2}[^\\^_=+<>{}|*$]*")


@rule("error")
def maths_changed(message: Message) -> Iterator[Report]:
    """Yield the first formula that differs; white space and words inside are free."""
    if not is_translated(message) or is_another_block(message):
        return
    was, now = _formulas(message.original), _formulas(message.translation)
    if any(has_wide(text) for text, _ in was):
        return  # prices that are read as a formula: markup.dollar-maths
    if is_formula(message):
        if message.settings and not message.settings.press and message.msgid != message.msgstr:
            told = "Sphinx prints “::” for a formula that is translated; copy the original"
            yield message.place, f"{told}{source_of(message)}"
        elif _bare(message.msgid) != _bare(message.msgstr):
            yield message.place, f"the formula is not that of the original{source_of(message)}"
        return
    lost = list((Counter(text for text, _ in was) - Counter(text for text, _ in now)).elements())
    kept = {text for text, _ in now}
    lost = [text for text in lost if text not in kept]
    known = {text for text, _ in was}
    added = [(text, place) for text, place in now if text not in known]
    if added:
        text, place = added[0]
        price = _price(message, place)
        if price:
            told = f"“{price}” is read as a formula; write \\$ for a price"
        elif lost:
            told = f"“{text}” stands for “{lost[0]}” of the original"
        else:
            told = f"“{text}” is not in the original"
        yield place, f"{told}{source_of(message)}"
    elif lost:
        yield message.place, f"the formula “{lost[0]}” is missing here{source_of(message)}"


def _price(message: Message, place: Place) -> str:
    """Return the source of a formula of the msgstr if it is a price that goes on in words."""
    spans = (span for block in message.translation for span in block.spans)
    return next((s.source for s in spans if s.place == place and _PRICE.fullmatch(s.text)), "")


def _bare(latex: str) -> str:
    words = _WORDS.sub(lambda found: found[0] if any(unsafe_commands(found[0])) else "@", latex)
    return _SPACES.sub("", words).strip("$")


def _formulas(blocks: tuple[Block, ...]) -> list[tuple[str, Place]]:
    found = []
    for block in blocks:
        if block.kind == "formula":
            found.append((_bare(block.source), block.place))
        found += [
            (_bare(span.text), span.place)
            for span in block.spans
            if span.kind == "maths" or (span.kind == "role" and span.name == "math")
        ]
    return found
