"""Directives: the name, argument, options and body of a fence, each with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bookpress.facts import Directive
from bookpress.read.source.myst_versions import TokenizeError, option_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from bookpress.facts import Place
    from bookpress.read.source.source_map import Lines

_INFO = re.compile(r"\{(?P<name>[^\s{}]+)\}[ \t]*(?P<argument>.*)", re.DOTALL)

_NESTED_NAME = re.compile(r"\s+name:\s*(?P<name>[^\s\"']+)")
_KEYED = re.compile(r"[\w-]+:(?:\s|$)|\s*(?:#|$)")

# Their body is Markdown that starts on the first line: they take no argument.
TEXT = frozenset(
    "note tip hint important warning caution danger error attention seealso epigraph highlights "
    "pull-quote compound grid tab-set tab-item-set margin aside hlist centered".split(),
)
# Theirs, too, in books whose extensions are not installed: sphinx-exercise, sphinx-lesson.
TEXT_OF_OTHERS = frozenset(
    "exercise solution exercise-start solution-start challenge discussion keypoints objectives "
    "prereq questions instructor-note callout checklist testimonial type-along demo home-work "
    "details collapse toggle tabs tab group-tab".split(),
)
# Their argument is a title, read as Markdown.
TITLED = frozenset(
    "admonition topic sidebar rubric card dropdown tab-item grid-item-card table list-table "
    "csv-table versionadded versionchanged deprecated versionremoved contents".split(),
)
# Their title stands behind the number of a version.
VERSIONS = frozenset("versionadded versionchanged deprecated versionremoved".split())
# Their body is no Markdown.
LITERAL = frozenset(
    "code code-block sourcecode code-cell literalinclude include raw math graphviz digraph graph "
    "mermaid plantuml productionlist highlight eval-rst toctree index bibliography contents meta "
    "currentmodule module default-role image plot tikz testcode testsetup testoutput testcleanup "
    "doctest exec jinja role rst-class title sectnum csv-table glossary automodule autoclass "
    "autofunction autosummary tabularcolumns include-code datatable".split(),
)
# They make nothing that a label could be of: it is that of what follows (docutils' PropagateTargets
# goes past them; it stops at ``highlight``, ``tabularcolumns``, comments and substitutions).
_UNSEEN = frozenset(
    "index currentmodule py:currentmodule module py:module js:module role default-role meta "
    "sectionauthor moduleauthor codeauthor title".split(),
)
_FILES = {
    "figure": "image",
    "image": "image",
    "include": "include",
    "literalinclude": "literalinclude",
}
FLOATS = {
    "figure": "figure",
    "figure-md": "figure",
    "table": "table",
    "list-table": "table",
    "csv-table": "table",
    "code-block": "code",
    "code": "code",
    "sourcecode": "code",
    "literalinclude": "code",
    "math": "equation",
    "glue:math": "equation",  # what code has computed (MyST-NB)
}


class Opened(NamedTuple):
    """A directive and its body, whose first line is the ``first``-th (from 0) of the text."""

    directive: Directive
    body: tuple[str, ...]
    first: int
    garbled: Place | None = None  # where the options can't be read any more
    comment: Place | None = None  # a comment among the options
    named: tuple[tuple[str, Place], ...] = ()  # labels in options that only an extension reads

    def option(self, name: str) -> tuple[str, Place] | None:
        """Return the value of an option and its place, or None."""
        return next(((v, at) for n, v, at in self.directive.options if n == name), None)


def is_unseen(opened_: Opened) -> bool:
    """Tell whether a directive prints nothing: a label before it is that of what follows."""
    name = opened_.directive.name
    return name in _UNSEEN or (name in ("rst-class", "class") and not any(opened_.body))


def closing_line(token: Token, lines: Lines) -> bool:
    """Tell whether the last line of a fence closes it."""
    start, stop = token.map or (0, 0)
    if stop - start < 2 or stop > len(lines.lines):  # noqa: PLR2004 - an opening and a closing line
        return False
    last = lines.lines[stop - 1].lstrip(" \t>").rstrip()
    marker = token.markup
    return len(last) >= len(marker) and set(last) == {marker[0]}


def opened(token: Token, lines: Lines, inside: tuple[str, ...]) -> Opened | None:
    """Take a fence apart, or return None if it is no directive.

    Args:
        token: ``fence`` or ``colon_fence`` of markdown-it.
        lines: the text in which it stands.
        inside: the blocks it stands in.
    """
    match = _INFO.match(token.info.strip())
    if not match:
        return None
    start, stop = token.map or (0, 0)
    argument = match["argument"].strip()
    column = lines.column_of("{" + match["name"] + "}", start)
    name = match["name"].lower()  # as docutils and Sphinx look it up
    content = token.content.split("\n")
    if content and not content[-1]:
        content.pop()
    # MyST hands the whole body of eval-rst to docutils, a field list at its head too.
    head = content if name != "eval-rst" else []
    options, count, garbled, comment = _options(head, lines, start + 1)
    directive = Directive(
        name=name,
        argument=argument,
        place=lines.place(start, column),
        options=options,
        last_line=lines.place(stop - 1, 0).line if stop else 0,
        closed=closing_line(token, lines),
        inside=inside,
    )
    body = tuple(content[count:])
    named = tuple(_nested_names(content[:count], lines, start + 1)) if garbled else ()
    return Opened(directive, body, start + 1 + count, garbled, comment, named)


def _options(
    content: list[str],
    lines: Lines,
    first: int,
) -> tuple[tuple[tuple[str, str, Place], ...], int, Place | None, Place | None]:
    """Return the options at the head of a body, how many lines they take, what is none, a comment.

    As MyST does (myst_parser/parsers/directives.py): one that can't be read spoils all.
    """
    if content and content[0].startswith("---"):
        end = next((n for n, line in enumerate(content[1:], 1) if line.startswith("---")), None)
        block, skipped = content[1:end], 1
        count = len(content) if end is None else end + 1
    else:
        count = 0
        while count < len(content) and _is_option(content[count]):
            count += 1
        block, skipped = [line.lstrip()[1:] for line in content[:count]], 0
    try:
        pairs, commented = option_tokens("\n".join(block) + "\n" if block else "")
    except TokenizeError:
        wrong = next((n for n, line in enumerate(block) if not _KEYED.match(line)), 0) + skipped
        column = lines.column_of(content[wrong], first + wrong)
        return (), count, lines.place(first + wrong, column), None
    options = []
    for key, value in pairs:
        number = skipped + key.start.line
        text = value.value if value is not None else ""
        head = content[number].find(":", 1) if skipped == 0 else content[number].find(":")
        at = lines.column_of(content[number], first + number) + max(head, 0) + 1
        if text and text.split("\n")[0] in content[number]:
            at = lines.column_of(text.split("\n")[0], first + number, at)
        options.append((key.value, text, lines.place(first + number, at)))
    comment = None
    if commented is not None:
        number = skipped + commented
        column = lines.column_of(content[number], first + number) + max(
            content[number].find("#"), 0
        )
        comment = lines.place(first + number, column)
    return tuple(options), count, None, comment


def _nested_names(options: list[str], lines: Lines, first: int) -> Iterator[tuple[str, Place]]:
    """Yield labels from options that are whole YAML, as myst_nb reads those of a code cell."""
    for number, line in enumerate(options, first):
        match = _NESTED_NAME.match(line)
        if match:
            yield match["name"], lines.place(number, lines.column_of(match["name"], number))


def _is_option(line: str) -> bool:
    stripped = line.lstrip()
    return stripped.startswith(":") and not stripped.startswith(":::")


def file_kind(name: str) -> str:
    """Return which kind of file the argument of a directive names, or an empty string."""
    return _FILES.get(name, "")
