"""A page of pandoc's Markdown or Quarto, written as MyST."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from bookpress.new.pandoc.blocks import (
    convert_fence,
    convert_formula,
    convert_heading,
    convert_picture,
    convert_table,
)
from bookpress.new.pandoc.divs import REFERENCES, convert_divs
from bookpress.new.pandoc.inline import rewrite
from bookpress.new.pandoc.notes import labels_for, take_notes
from bookpress.new.pandoc.notice import Notice
from bookpress.new.pandoc.roles import convert_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_CODE = ("fence", "code_block", "html_block")
_RULED = re.compile(r"\s*-{2,}(?: +-{2,})+\s*$")  # the rules of a simple table
_LEFT = (
    (re.compile(r"^\s*\+(?:[:-]+\+)+\s*$(?P<what>)"), "a table without pipes stands as it is"),
    (re.compile(r"^\s*\|\s(?!.*\|)(?P<what>)"), "a block of lines stands as it is"),
    (re.compile(r"\{\{<\s*(?P<what>\w+)"), "the short code {what} stands as it is"),
    (
        re.compile(r"(?<![(\]])\]\{[.#](?P<what>[\w-]+)[^{}]*\}"),
        "“{what}” of this text stands as it is",
    ),
    (re.compile(r"^\s*\(@(?P<what>[\w-]*)\)"), "a numbered example stands as it is"),
    (re.compile(r"`\{=(?P<what>\w+)\}"), "raw {what} in the text stands as it is"),
)


def convert_page(text: str) -> tuple[str, list[Notice]]:
    """Convert a page; return MyST, and what stands as it was or could not be kept."""
    lines = text.replace("\r\n", "\n").split("\n")
    tokens = _parser().parse("\n".join(lines))
    code = {n for token in tokens if token.type in _CODE for n in range(*token.map or (0, 0))}
    notes: list[str] = []
    notices = list(_convert_running_text(lines, tokens, code, notes))
    notices += convert_divs(lines, code)
    for token in tokens:
        if token.type == "table_open" and token.map:
            convert_table(lines, *token.map)
    for at in range(len(lines)):
        notices += _convert_block(lines, at, at in code)
    title = _take_front_matter(lines, tokens)
    return _finished(lines, notes, title), list(_once(sorted(notices)))


def _once(notices: list[Notice]) -> Iterator[Notice]:
    """Yield each notice at its first line, and how many of the same follow on the page."""
    counts = Counter(notice.text for notice in notices)
    for text in dict.fromkeys(notice.text for notice in notices):
        first = next(notice for notice in notices if notice.text == text)
        more = f" (and {counts[text] - 1} more on this page)" if counts[text] > 1 else ""
        yield Notice(first.line, f"{text}{more}")


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").disable("lheading")
    return parser.use(front_matter_plugin).use(footnote_plugin)


def _convert_running_text(
    lines: list[str], tokens: Sequence[Token], code: set[int], notes: list[str]
) -> Iterator[Notice]:
    """Convert notes, citations and references in each block of running text, where it stands."""
    labels = labels_for("\n".join(lines))
    for start, end in sorted({tuple(t.map) for t in tokens if t.type == "inline" and t.map}):
        if code.intersection(range(start, end)):
            continue
        text = "\n".join(lines[start:end])
        for number, line in enumerate(lines[start:end], start + 1):
            for pattern, told in _LEFT:
                if found := pattern.search(line):
                    yield Notice(number, told.format(what=found["what"]))
        new, notices = convert_text(text, start + 1)
        new, taken = take_notes(rewrite(new), labels)
        notes += taken
        lines[start:end] = new.split("\n")
        yield from notices
    for token in tokens:
        if token.type == "hr" and token.map and _RULED.match(lines[token.map[0]]):
            yield Notice(token.map[0] + 1, "a table without pipes stands as it is")


def _convert_block(lines: list[str], at: int, is_code: bool) -> Iterator[Notice]:  # noqa: FBT001
    if is_code:
        notice = convert_fence(lines, at)
    else:
        convert_picture(lines, at)
        convert_formula(lines, at)
        notice = convert_heading(lines, at)
    if notice:
        yield notice


def _take_front_matter(lines: list[str], tokens: Sequence[Token]) -> str:
    """Take the front matter out, and return its title."""
    first = next((token for token in tokens if token.type == "front_matter" and token.map), None)
    if not first or not first.map:
        return ""
    try:
        found = yaml.safe_load(first.content)
    except yaml.YAMLError:
        return ""
    lines[: first.map[1]] = [""] * first.map[1]
    return str(found.get("title", "")) if isinstance(found, dict) else ""


def _finished(lines: list[str], notes: list[str], title: str) -> str:
    """Return the page with its title and notes, and with a list of references if it cites."""
    text = "\n\n".join(["\n".join(lines).strip("\n"), *notes]) + "\n"
    if title and not re.match(r"(?:\([^)]*\)=\n)?# ", text):
        text = f"# {title}\n\n{text}"
    if "{cite" in text and "{bibliography}" not in text:
        text += f"\n{REFERENCES}\n"
    return text
