"""A price was read as a formula, or a formula is not closed."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from bookpress.rules._plain_text import flow
from bookpress.rules.markup._scripts import raised_twice
from bookpress.rules.rule import Report, rule
from bookpress.text.chinese.characters import has_wide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Block, Page, Place, Span


_OURS = "markup.dollar-maths"
_NAMES = re.compile(
    r"\\(?:text|math|mbox|operatorname|tag|label|ref|eqref|href|url)[a-z]*\*?\s*\{[^{}]*\}"
)
_WORDS = re.compile(r"\\(?:text|mbox|textrm|textbf|textit|mathrm|operatorname|tag)\*?\s*\{[^{}]*\}")
# $HOME, $path_bcr_input
_SHELL = r"(?![A-Z]{2}[A-Z0-9_]*(?![A-Za-z({^_])|[a-z]{2,}(?:_[a-z0-9]{2,})+(?![\w({^\\]))"
_OPEN = re.compile(
    rf"\$\$|\${_SHELL}(?=[A-Za-z\\(|][^$\u3400-\u9fff]{{0,40}}?(?:\\[A-Za-z]|[\^_=]|\w\())"
)
# A formula without its first sign: O(n^2)$
_SHUT = re.compile(
    r"(?<![\w\\$])[A-Za-z\\(][^$\s\u3000-\u9fff\uff00-\uffef\ufffc\ue000]{0,40}?[\^_\\]"
    r"[^$\s\u3000-\u9fff\uff00-\uffef\ufffc\ue000]{0,40}\$(?![\w{(])"
)
_LETTER = re.compile(r"\$(?=[A-Za-z](?:[\u3000-\u9fff\uff00-\uffef]|$))")
_FREE = re.compile(r"\\[\\{}]|(?<!\\)%[^\n]*")  # escaped signs, and comments
_LEFT, _RIGHT = re.compile(r"\\left\b"), re.compile(r"\\right\b")
_SIGNS = re.compile(r"\\[A-Za-z]|[_^]")  # no price has them; browsers show Chinese beside them
_BEGIN = re.compile(r"\\(begin|end)\{([^{}]*)\}")


@rule("error")
def dollar_maths(page: Page) -> Iterator[Report]:
    """Yield each formula with Chinese in it or without an end, and each open one."""
    for kind, place, told in page.parse_errors:
        if kind == _OURS:
            yield place, told
    dollars = page.settings.takes("dollarmath")
    told_in = {trouble.place.line for trouble in page.parse_errors if trouble.kind == _OURS}
    for block in page.blocks:
        if block.kind == "formula":
            fault, at = _unfinished(block.source)
            if fault:
                yield _place(block, at, page), fault
        for span in block.spans:
            if span.kind == "maths" or (span.kind == "role" and span.name == "math"):
                yield from _formula(span, page)
        lines = range(block.place.line, block.last_line + 1)
        if dollars and "$" in block.source and told_in.isdisjoint(lines):
            yield from _open(block)


def _formula(span: Span, page: Page) -> Iterator[Report]:
    bare = _WORDS.sub("", span.text)
    if has_wide(bare) and not page.settings.press and _SIGNS.search(bare):
        told = f"“{span.source}” lacks its Chinese on paper"
        yield span.place, f"{told}; write the words in \\text{{}}", "info"
    elif has_wide(bare):
        told = f"“{span.source}” is read as a formula"
        yield span.place, f"{told}; write \\$ for a price, or the words in \\text{{}}"
    else:
        fault, _ = _unfinished(span.text)
        if fault:
            yield span.place, fault


def _open(block: Block) -> Iterator[Report]:
    """Yield each formula that has a sign too few."""
    if "$" not in block.source:
        return
    text = flow(block)
    formulas = [at for at, span in enumerate(block.spans) if span.kind == "maths"]
    for at in formulas:
        span, before, behind = (block.spans[n : n + 1] for n in (at, at - 1, at + 1))
        first = bool(at) and before[0].text.endswith("$")
        last = bool(behind) and behind[0].text.startswith("$")
        if first or last:
            told = "the signs around this formula do not pair: write $…$ or $$…$$"
            if first and last:  # MyST's dmath_double_inline is off
                told = "in a paragraph $$…$$ prints a $ at both ends: put blank lines around it"
            yield span[0].place, told
            return
    patterns = (_OPEN, _LETTER) if formulas else (_OPEN,)
    for match in chain.from_iterable(pattern.finditer(text.text) for pattern in patterns):
        yield text.place(match.start()), f"this formula is not closed; write {match[0]} behind it"
    for match in _SHUT.finditer(text.text):
        yield text.place(match.start()), "this formula has an end alone; write $ before it"


def _place(block: Block, at: int, page: Page) -> Place:
    """Return the place of the ``at``-th begin or end of a formula; that of the formula for -1."""
    first = block.place.line
    lines = page.lines[first - 1 : block.last_line] if at >= 0 else ()
    for number, line in enumerate(lines, first):
        for match in _BEGIN.finditer(line):
            if not at:
                return block.place._replace(line=number, column=match.start() + 1)
            at -= 1
    return block.place


def _unfinished(latex: str) -> tuple[str, int]:
    """Return what a formula lacks, empty if it is whole, and the number of the begin or end."""
    bare = _FREE.sub("", latex)
    if bare.count("{") != bare.count("}"):
        counted = f"{bare.count('{')} and {bare.count('}')}"
        return f"the braces of this formula do not pair: {counted}", -1
    opened: list[tuple[str, int]] = []
    for at, (word, name) in enumerate(_BEGIN.findall(latex)):
        if word == "begin":
            opened.append((name, at))
        elif not opened or opened.pop()[0] != name:
            return f"\\end{{{name}}} ends nothing in this formula", at
    if opened:
        name, at = opened[-1]
        return f"\\begin{{{name}}} has no end in this formula", at
    lefts, rights = len(_LEFT.findall(latex)), len(_RIGHT.findall(latex))
    if lefts != rights:
        return f"\\left and \\right do not pair in this formula: {lefts} and {rights}", -1
    twice = raised_twice(_NAMES.sub("x", latex))
    if twice:
        return f"“{twice}” raises or lowers twice; put braces around what belongs together", -1
    return "", -1
