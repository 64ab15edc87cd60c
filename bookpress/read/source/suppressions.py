"""Comments that speak to the gate: ``<!-- bookpress: ignore citations.unknown-key -->``."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(
    r"\s*(?:<!--)?\s*bookpress\b(?P<colon>\s*[:：])?\s*(?P<word>[^\s,，、]*)(?P<rest>.*)",
    re.DOTALL,
)
_RULE = re.compile(r"[\w-]+\.[\w.-]+")


def commands_in(comment: str) -> Iterator[str]:
    """Yield the rules that a comment for the gate names: nothing if it is another comment.

    An empty name stands for all rules. What is not understood is yielded as it is written, so that
    somebody tells it. Behind the rules a comment may say why.
    """
    match = _COMMENT.match(comment.partition("-->")[0])
    if match is None or not (match["colon"] or get_close_matches(match["word"], ["ignore"])):
        return
    if match["word"] != "ignore" or not match["colon"]:
        yield " ".join(match[0].replace("<!--", "").split())
        return
    words = [word for word in re.split(r"[\s,，、]+", match["rest"]) if word]
    yield words[0] if words else ""
    for word in words[1:]:
        if not _RULE.fullmatch(word):
            break
        yield word
