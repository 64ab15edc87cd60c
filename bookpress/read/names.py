"""Names in messages, which a translation keeps: BERT, PyTorch, GPT-4."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.read.terms import prose
from bookpress.text.chinese.characters import has_han

if TYPE_CHECKING:
    from bookpress.facts import Message

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]")
_CAPITAL = re.compile(r"[A-Z]")
_MARKED = re.compile(r".+[A-Z0-9]")  # BERT and not The


def names_lost(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of a msgid that its msgstr does not say, and if any, those it says."""
    if not message.translation:
        return (), ()
    text = prose(message.original)
    # In Chinese, all Latin words that begin with a capital are names.
    found = _names(text, _CAPITAL if has_han(text) else _MARKED)
    said = _squeezed(message.msgstr)
    lacks = tuple(sorted(name for name in found if name not in said))
    names = _names(prose(message.translation), _CAPITAL) if lacks else ()
    return lacks, tuple(sorted(names))


def _names(text: str, pattern: re.Pattern[str]) -> set[str]:
    return {_squeezed(word) for word in _WORD.findall(text) if pattern.match(word)}


def _squeezed(text: str) -> str:
    return re.sub(r"[\s_-]", "", text).lower()
