"""A half-width mark stands among Chinese characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules._broken import is_broken
from bookpress.rules._plain_text import flow
from bookpress.rules.rule import Report, rule
from bookpress.text.chinese.characters import HAN, has_han

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


_TAKEN = "\ufffc`"  # roles, ends of emphasis, code
_MARKS = re.compile(
    rf"(?<=[{HAN}”’》）」』])(?P<a>[,;:?!])(?=[{HAN}“‘《（「『\s{_TAKEN}]|$)"
    rf"|(?<=[A-Za-z0-9{_TAKEN}])(?P<b>[,;:?!])(?=[{HAN}])"
    rf"|(?:(?<=[{HAN}”’》）])|(?<=[{HAN}])\ufffc+)(?P<c>\.)(?=[{HAN}{_TAKEN}\n]|$)"
    rf"|(?<=[{HAN}])(?P<d>\.{{3,6}}|--+)(?=[{HAN}]|$)",
)
_BRACKETS = re.compile(
    r"(?P<half>\()(?P<mixed>[^()（）\n]*）)|(?P<wide>（[^()（）\n]*)\)|(?P<pair>\([^()（）\n]*\))"
)
_STOPS = frozenset("，。；：、")
_QUOTES = re.compile(rf'(?<![A-Za-z0-9])"[^"\n]*[{HAN}][^"\n]*"(?![A-Za-z0-9])')
_WIDE = dict(zip(",;:?!.", "，；：？！。", strict=True))


@rule("info")
def half_width_punctuation(page: Page) -> Iterator[Report]:
    """Yield each half-width mark between or behind Han; a pair is told at its first."""
    for block in page.blocks:
        if block.kind in ("code", "formula", "html", "index"):
            continue
        text = flow(block)
        if not has_han(text.text):
            continue  # an English sentence
        found = [*_marks(text.text), *_quotes(text.text)]
        if "(" in text.text or ")" in text.text:
            # A slip in markup has its own finding.
            found += [] if is_broken(block, page.settings.roles) else _brackets(text.text)
        for offset, half, wide in sorted(found):
            yield text.place(offset), f"‘{half}’ is half-width: write ‘{wide}’"


def _marks(text: str) -> Iterator[tuple[int, str, str]]:
    for match in _MARKS.finditer(text):
        start, mark = match.start(match.lastgroup or 0), match[match.lastgroup or 0]
        wide = {".": "……", "-": "——"}[mark[0]] if match["d"] else _WIDE[mark]
        yield start, mark, wide


def _quotes(text: str) -> Iterator[tuple[int, str, str]]:
    for match in _QUOTES.finditer(text):
        yield match.start(), '"…"', "“…”"


def _brackets(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield brackets of the keyboard around Chinese, or beside one that is full-width."""
    for match in _BRACKETS.finditer(text):
        before = text[max(match.start() - 1, 0) : match.start()]
        behind = text[match.end() : match.end() + 1]
        if match["pair"]:
            inner = match["pair"][1:-1]
            opens = has_han(before) and has_han(inner[:1])
            if opens or (has_han(inner[-1:]) and (has_han(behind) or behind in _STOPS)):
                yield match.start(), "(…)", "（…）"
        elif match["half"]:
            yield match.start(), "(", "（"
        else:
            yield match.end() - 1, ")", "）"
