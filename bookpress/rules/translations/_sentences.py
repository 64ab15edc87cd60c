"""In which sentence of a message a reference stands, and behind which word."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from bookpress.rules.translations._pairs import targets_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bookpress.facts import Block, Place, Span

# An end of a sentence, with what closes behind it; a point between digits or in “e.g.” is none, one
# right behind a reference is.
_END = re.compile(r"[。！？!?]+[”’」』）)]*|(?:^|(?<=[^\W\d_]{3}))\.+[”’\"')]*(?=\s|$)")
_LAST_WORD = re.compile(r"(?P<word>[A-Za-z][A-Za-z0-9.+-]*|[0-9][0-9.]*)[\s”’\"')]*$")
_SEEN = 200  # characters before a reference that are looked at


class Standing(NamedTuple):
    """Where a reference stands: its sentence (from 0), and the name or number right before it."""

    sentence: int
    behind: str
    place: Place


def standings(blocks: Iterable[Block]) -> tuple[dict[tuple[str, str], Standing], list[str]]:
    """Return where each reference of a message stands that it has once, and its sentences."""
    found: dict[tuple[str, str], Standing] = {}
    counts: Counter[tuple[str, str]] = Counter()
    sentences = [""]
    for span in (span for block in blocks for span in block.spans):
        here = list(targets_of(span))
        for target in here:
            key = target.kind, target.name
            counts[key] += 1
            # A mark behind the end of a sentence belongs to that.
            closed = not sentences[-1].strip("\ufffc \n") and len(sentences) > 1
            number = len(sentences) - 1 - closed
            match = _LAST_WORD.search(sentences[number][-_SEEN:])
            found[key] = Standing(number, match["word"].lower() if match else "", target.place)
        for number, part in enumerate(_parts(span, referring=bool(here))):
            if number:
                sentences.append("")
            sentences[-1] += part
    if len(sentences) > 1 and not sentences[-1].strip("\ufffc \n"):
        sentences.pop()
    return {key: found[key] for key, count in counts.items() if count == 1}, sentences


def _parts(span: Span, *, referring: bool) -> Iterator[str]:
    """Yield the text of a span, parted where sentences end."""
    if referring and span.kind != "role":
        return
    if span.kind in ("prose", "escape", "code"):
        start = 0
        for match in _END.finditer(span.text) if span.kind == "prose" else ():
            yield span.text[start : match.end()]
            start = match.end()
        yield span.text[start:]
    elif span.kind == "break":
        yield " "
