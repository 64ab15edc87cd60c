"""Soft line breaks of the manuscript: between Chinese characters they are no space.

The rule is that of CSS Text 4, section 4.1.3 ("segment break transformation"): a break
vanishes between two wide characters, and beside full-width punctuation in any case.
It reads over Markdown's marks, so that a line may begin or end with emphasis, a link,
a role or the mark of a footnote.
"""

from __future__ import annotations

import re

from bookpress.text.chinese.characters import AMBIGUOUS, is_wide, is_wide_punctuation

# Roles that print a number in brackets or after a Chinese word: they stand close to Han.
_NUMBER_ROLE = r"\{(?:cite(?::\w+)?|numref|ref|eq)\}`[^`]*`"
_REACH = 500  # characters: more marks than any line ends with
_BREAK = re.compile(r"(?<![\\ \t])[ \t]?\n[ \t]*")
_BEFORE = re.compile(
    rf"(?P<number>{_NUMBER_ROLE})$"
    r"|(?P<shown>.)(?:\[\^[^\]\s]+\]|\]\([^()\s]*\)|<[^<>`\n]*>`|[*_~`\]])*$",
)
_AFTER = re.compile(
    rf"(?P<number>{_NUMBER_ROLE})"
    r"|(?:\[\^[^\]\s]+\]|\{[\w:+-]+\}`|[*_~`\[])*(?P<shown>.)",
)


def join_soft_breaks(text: str) -> str:
    r"""Return ``text`` (one Markdown paragraph) without the breaks that Chinese does not want.

    Breaks beside Latin words stay: they are spaces. Hard breaks (two spaces or a
    backslash before the newline) stay as well. Doing it twice changes nothing.

    >>> join_soft_breaks("模型由**层**\n组成，\nGPT-3 有\n96 层。")
    '模型由**层**组成，GPT-3 有\n96 层。'
    """
    if "\n" not in text:
        return text
    pieces: list[str] = []
    position = 0
    line = ""  # what stands before a break, on its line as joined so far
    seen = 0
    for found in _BREAK.finditer(text):
        line = (line + text[seen : found.start()])[-_REACH:]
        seen = found.end()
        if _vanishes(line, text[found.end() :]):
            pieces.append(text[position : found.start()])
            position = found.end()
        else:
            line = ""
    pieces.append(text[position:])
    return "".join(pieces)


def _vanishes(before: str, after: str) -> bool:
    last = _shown(_BEFORE, before[before.rfind("\n") + 1 :])
    first = _shown(_AFTER, after.partition("\n")[0])
    if is_wide_punctuation(last) or is_wide_punctuation(first):
        return True
    if is_wide(last) and is_wide(first):
        return True
    # An ambiguous mark is Chinese when its other neighbour is.
    return (last in AMBIGUOUS and is_wide(first)) or (first in AMBIGUOUS and is_wide(last))


def _shown(pattern: re.Pattern[str], line: str) -> str:
    """Return the character a reader sees at the edge of ``line``; a number counts as Han."""
    found = pattern.search(line) if pattern is _BEFORE else pattern.match(line)
    if found is None:
        return "\n"
    return "一" if found["number"] else found["shown"]
