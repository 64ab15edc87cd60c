"""The marks of a merge conflict stand in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.facts import Place
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


_MARK = re.compile(r"(?P<mark><{7}|>{7}|\|{7})(?: .*)?$")
# A language whose programs are not to hold such marks; git's own, or none, may show a conflict.
_NO_LANGUAGE = frozenset(
    ("", "text", "none", "console", "diff", "git", "md", "markdown", "bash", "sh")
)
_END = re.compile(r">{7}(?: |$)")


@rule("error")
def conflict_marks(page: Page) -> Iterator[Report]:
    """Yield each conflict at its first mark; one that a code block shows whole is meant."""
    code = [b for b in page.blocks if b.kind == "code" and b.name.lower() in _NO_LANGUAGE]
    shown = [(block.place.line, block.last_line) for block in code]
    yield from _lone(page)
    until = 0
    for number, line in enumerate(page.lines, 1):
        match = _MARK.match(line)
        if match is None or number <= until:
            continue
        until = _end(page.lines, number) if match["mark"][0] == "<" else number
        whole = match["mark"][0] == "<" and until > number
        if not (whole and any(first <= number and until <= last for first, last in shown)):
            told = "the marks of a merge conflict stand here"
            yield Place(page.document.path, number, 1), f"{told}; choose one side and delete them"


def _lone(page: Page) -> Iterator[Report]:
    """Yield each ``=======`` that was left alone and makes a heading of a sentence."""
    for block in page.blocks:
        if block.kind == "heading" and block.source.endswith(("。", "；", "，")):
            line = block.place.line + block.source.count("\n") + 1
            if page.lines[line - 1 : line] == ("=======",):
                told = "a mark of a merge conflict makes a heading of this sentence; delete it"
                yield Place(page.document.path, line, 1), told


def _end(lines: tuple[str, ...], start: int) -> int:
    """Return the line on which a conflict ends; its first if it does not."""
    for number, line in enumerate(lines[start:], start + 1):
        if line.startswith("<<<<<<< "):
            break
        if _END.match(line):
            return number
    return start
