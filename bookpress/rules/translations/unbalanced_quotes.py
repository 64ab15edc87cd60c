"""A quotation mark or a bracket of a translation has no partner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules._plain_text import flow
from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._broken import faults, original_is_broken
from bookpress.rules.translations._pairs import is_translated
from bookpress.rules.translations._text import is_formula, is_literal, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Message

_PARTNERS = {"“": "”", "(": ")"}
_CLOSING = {closing: opening for opening, closing in _PARTNERS.items()}
_PAIRED = '“”()"'
_MARK = re.compile("[“”()]")
_HALF_WIDTH = str.maketrans("（）【】［］", "()[][]")
# a), 12), iv), :-)
_FREE = re.compile(r"(?:^|[\s,;:])[0-9A-Za-z]{1,4}$|[:;]-?$")
_INCHES = re.compile(r'(?<=[0-9])"')


@rule("warning")
def unbalanced_quotes(message: Message) -> Iterator[Report]:
    """Yield the first mark of a msgstr without a partner, where its msgid pairs all of them."""
    if not is_translated(message) or is_formula(message) or is_literal(message):
        return
    if faults(message) or original_is_broken(message):
        return  # a bracket of broken markup
    english = message.language.lower().startswith("en")  # „…“ is a pair elsewhere
    if any(_lone(flow(block).text.translate(_HALF_WIDTH)) for block in message.original):
        return
    for block in message.translation:
        text = flow(block, message.place_after)
        lone = [at for at in _lone(text.text) if english or text.text[at] in "()"]
        if lone:
            sign = text.text[lone[0]]
            partner = _PARTNERS.get(sign) or _CLOSING.get(sign, sign)
            told = f"‘{sign}’ has no partner ‘{partner}’ in this passage"
            yield text.place(lone[0]), f"{told}{source_of(message)}"
            return


def _lone(text: str) -> list[int]:
    """Return where marks stand that have no partner."""
    if not any(sign in text for sign in _PAIRED):
        return []
    text = _INCHES.sub(" ", text)
    opened: dict[str, list[int]] = {sign: [] for sign in _PARTNERS}
    lone = []
    for mark in _MARK.finditer(text):
        at, sign = mark.start(), mark[0]
        if sign in opened:
            opened[sign].append(at)
        elif sign in _CLOSING:
            if opened[_CLOSING[sign]]:
                opened[_CLOSING[sign]].pop()
            elif sign != ")" or not _FREE.search(text, max(at - 6, 0), at):
                lone.append(at)
    straight = [at for at, sign in enumerate(text) if sign == '"']
    lone += straight[-1:] if len(straight) % 2 else []
    lone += [at for places in opened.values() for at in places]
    if text.count("[") != text.count("]"):  # [0, 1) is an interval
        lone = [at for at in lone if text[at] not in "()"]
    return sorted(lone)
