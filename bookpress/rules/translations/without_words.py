"""A translation has the references of its original, and none of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._pairs import is_translated, targets
from bookpress.rules.translations._text import is_formula, is_literal, pieces, source_of
from bookpress.text.chinese.characters import has_han

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Block, Message

_FEW = 3  # letters or Han that may be left out: 见 [1] becomes [1]


@rule("warning")
def without_words(message: Message) -> Iterator[Report]:
    """Yield a msgstr of references alone; a short msgid may do without words in a translation."""
    if not is_translated(message) or is_formula(message) or is_literal(message):
        return
    found = targets(message.translation)
    if found and not _letters(message.translation) and _letters(message.original) > _FEW:
        told = "this translation holds references and no words; was it begun and not ended?"
        yield message.place, f"{told}{source_of(message)}"


def _letters(blocks: tuple[Block, ...]) -> int:
    text = "".join(text for text, _, _ in pieces(blocks))
    weight = 1 if has_han(text) else 3  # letters of a word
    return sum(character.isalpha() for character in text) // weight
