"""Chinese characters or punctuation are left in a translation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._broken import faults, original_is_broken
from bookpress.rules.translations._text import is_literal, pieces, source_of, writes_han
from bookpress.text.chinese.characters import HAN, WIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Message, Place

LONGEST = 12  # characters of a Chinese expression that the translation speaks of
_WIDE = re.compile(f"[{WIDE}]")
_RUN = re.compile(f"[{WIDE}]+")
_GLOSS = rf"[{HAN}\u00b7\u3000-\u3007A-Za-z0-9 */|\ufffc-]{{1,{LONGEST}}}"
# Expressions that stand there on purpose: quoted, in brackets, set apart, explained, or titles.
_SPOKEN_OF = (
    re.compile(rf"《(?=[^《》\n]*[{HAN}])[^《》\n]*》"),
    re.compile(rf"[{HAN}]{{1,{LONGEST}}}(?= ?[(“\"‘*]{{1,3}}[A-Za-z])"),
    *(
        re.compile(rf"{left}{_GLOSS}(?:[,;:/] ?{_GLOSS})?[,.]?{right}")
        for left, right in (
            ("“", "”"),
            ("‘", "’"),
            ('"', '"'),
            ("'", "'"),
            (f"「(?=[^」]*[{HAN}])", "」"),
            (f"『(?=[^』]*[{HAN}])", "』"),
            ("«", "»"),
        )
    ),
    re.compile(r"\([^()\n]{0,60}\)"),
    re.compile(r"\[[^\[\]\n]{0,60}\]"),
    re.compile(rf"\*+{_GLOSS}\*+"),
)
_IN_BRACKETS = re.compile(rf"[{HAN}]{{{LONGEST + 1},}}|[，。；：！？]")
_LATIN = re.compile(r"[^\W\d_]", re.UNICODE)


@rule("warning")
def left_in_chinese(message: Message) -> Iterator[Report]:
    """Yield the first Chinese character of a translation that is not spoken of there."""
    if message.obsolete or "fuzzy" in message.flags or writes_han(message.language):
        return
    if is_literal(message) or "".join(message.msgid.split()) == "".join(message.msgstr.split()):
        return  # code, or translations.same-as-source
    if faults(message) or original_is_broken(message):
        return  # a full-width mark in broken markup
    found = first_left(pieces(message.translation))
    if found is None:
        return
    shown, place, shift = found
    where = message.place_after(place, shift)
    yield where, f"“{shown}” is left in the translation; translate it{source_of(message)}"


def first_left(seen: list[tuple[str, Place, str]]) -> tuple[str, Place, int] | None:
    """Return the first Chinese run, the place of its piece, and how far into it the run stands."""
    text = "".join(piece for piece, _, _ in seen)
    match = _RUN.search(_masked(text))
    if match is None:
        return None
    at = match.start()
    for piece, place, _ in seen:
        if at < len(piece):
            run = match[0] if len(match[0]) <= LONGEST else f"{match[0][:LONGEST]}…"
            return run, place, at
        at -= len(piece)
    return None


def _masked(text: str) -> str:
    """Return the text with blanks in the place of what it speaks of."""
    bare = _SPOKEN_OF[0].sub(_blank, text)
    if not any(not _WIDE.match(letter) for letter in _LATIN.findall(bare)):
        return bare  # nothing is translated, so nothing is spoken of
    for pattern in _SPOKEN_OF[1:]:
        bare = pattern.sub(_blank, bare)
    return bare


def _blank(found: re.Match[str]) -> str:
    if found[0][0] in "([" and _IN_BRACKETS.search(found[0]):
        return found[0]
    return " " * len(found[0])
