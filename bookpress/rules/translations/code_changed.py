"""A translation says other code than its original."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._broken import faults
from bookpress.rules.translations._pairs import is_translated
from bookpress.rules.translations._text import source_of
from bookpress.text.chinese.characters import has_han

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Block, Message, Place, Severity


_PLACEHOLDER = re.compile(r"<[^<>=/]*[^\W\d_][^<>=]*>|\[[^\W\d_]+(?: [^\W\d_]+)+\]|[_-]here\b")


@rule("warning")
def code_changed(message: Message) -> Iterator[Report]:
    """Yield the first piece of code that differs; Chinese and placeholders may be translated."""
    if not is_translated(message) or faults(message):
        return
    was, now = _code(message.original), _code(message.translation)
    # What is still said, as text alone, is no loss.
    lost = [text for text, _ in was if text not in message.msgstr]
    known = {text for text, _ in was}
    added = [(text, place) for text, place in now if text not in known]
    free = [text for text in lost if _is_free(text)]
    lost = [text for text in lost if not _is_free(text)]
    added = added[len(free) :]
    # Most that differs in public books was translated on purpose.
    ours = message.settings is not None and message.settings.press
    as_usual: Severity = "warning" if ours else "info"
    if lost and added:
        told = f"“{added[0][0]}” stands for “{lost[0]}” of the original"
        yield added[0][1], f"{told}{source_of(message)}", as_usual
    elif lost:
        told = f"the code “{lost[0]}” is missing here{source_of(message)}"
        yield message.place, told, as_usual


def _is_free(code: str) -> bool:
    """Tell whether words in code are for readers: Chinese, “<your name>”, “[table identifier]”."""
    return has_han(code) or _PLACEHOLDER.search(code) is not None


def _code(blocks: tuple[Block, ...]) -> list[tuple[str, Place]]:
    return [
        (span.text.strip(), span.place)
        for block in blocks
        for span in block.spans
        if span.kind == "code"
    ]
