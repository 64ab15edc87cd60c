"""A price was read as a formula, or a formula is not closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.chinese.characters import has_wide
from bookpress.rule import Report, rule
from bookpress.rules._flow import flow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page, Span


_WORDS = re.compile(r"\\(?:text|mbox|textrm|textbf|textit|mathrm|operatorname|tag)\*?\s*\{[^{}]*\}")
_OPEN = re.compile(r"\$\$|\$(?=[A-Za-z\\(|][^$\u3400-\u9fff]{0,40}?(?:\\[A-Za-z]|[\^_=]|\w\())")
_BEGIN = re.compile(r"\\(begin|end)\{([^{}]*)\}")


@rule("error")
def dollar_maths(page: Page) -> Iterator[Report]:
    """Yield each formula with Chinese in it or without an end, and each open one."""
    for kind, place, told in page.troubles:
        if kind == "chinese.dollar-maths":
            yield place, told
    for block in page.blocks:
        if block.kind == "formula":
            fault = _unfinished(block.source)
            if fault:
                yield block.place, fault
        for span in block.spans:
            if span.kind == "maths" or (span.kind == "role" and span.name == "math"):
                yield from _formula(span)
        if "$" in block.source:
            text = flow(block)
            for match in _OPEN.finditer(text.text):
                sign = match[0]
                yield (
                    text.place(match.start()),
                    f"this formula is not closed; write {sign} behind it",
                )


def _formula(span: Span) -> Iterator[Report]:
    bare = _WORDS.sub("", span.text)
    if has_wide(bare):
        told = f"“{span.source}” is read as a formula"
        yield span.place, f"{told}; write \\$ for a price, or the words in \\text{{}}"
    else:
        fault = _unfinished(span.text)
        if fault:
            yield span.place, fault


def _unfinished(latex: str) -> str:
    """Return what a formula lacks; empty if it is whole."""
    bare = re.sub(r"\\[\\{}]|(?<!\\)%[^\n]*", "", latex)
    if bare.count("{") != bare.count("}"):
        return f"the braces of this formula do not pair: {bare.count('{')} and {bare.count('}')}"
    opened: list[str] = []
    for word, name in _BEGIN.findall(latex):
        if word == "begin":
            opened.append(name)
        elif not opened or opened.pop() != name:
            return f"\\end{{{name}}} ends nothing in this formula"
    if opened:
        return f"\\begin{{{opened[-1]}}} has no end in this formula"
    lefts, rights = len(re.findall(r"\\left\b", latex)), len(re.findall(r"\\right\b", latex))
    if lefts != rights:
        return f"\\left and \\right do not pair in this formula: {lefts} and {rights}"
    return ""
