"""Fences: code, and directives, whose titles, options and bodies are walked in turn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.facts import ParseError
from bookpress.read.source import bodies, judge
from bookpress.read.source.directive_labels import add_labels
from bookpress.read.source.directives import (
    FLOATS,
    LITERAL,
    TITLED,
    VERSIONS,
    Opened,
    closing_line,
    file_kind,
    is_unseen,
    opened,
)
from bookpress.read.source.objects import described
from bookpress.read.source.recovery import HELD, UNCLOSED, swallowed_fence

if TYPE_CHECKING:
    from markdown_it.token import Token

    from bookpress.facts import BlockKind
    from bookpress.read.source.blocks import Walker

_DEEPEST = 30  # blocks within each other; nobody writes so many, and Python counts them too


def fence(walker: Walker, token: Token) -> None:
    """Take a fence: a directive, or code."""
    is_cell = _is_cell(walker, token)
    directive = None if is_cell else opened(token, walker.lines, tuple(walker.inside))
    open_ = not closing_line(token, walker.lines)
    shows_code = directive is None or directive.directive.name in LITERAL
    if swallowed_fence(token.content, token.markup, shows_code=shows_code):
        unclosed(walker, token)
    elif open_:
        last = not any(map(str.strip, walker.lines.lines[(token.map or (0, 0))[1] :]))
        unclosed(walker, token, held=last and not walker.whole, shows_code=shows_code)
    if directive is None:
        walker.code(token, is_cell=is_cell)
        return
    walker.walk.directives.append(directive.directive)
    _directive(walker, directive)


def _is_cell(walker: Walker, token: Token) -> bool:
    """Tell whether a fence is code of R Markdown, of which Jupytext makes a cell (formats.py)."""
    is_r_markdown = walker.lines.place(0, 0).path.lower().endswith(".rmd")
    return is_r_markdown and token.markup.startswith("`") and token.info.lstrip().startswith("{")


def unclosed(walker: Walker, token: Token, *, held: bool = False, shows_code: bool = False) -> None:
    """Tell of a fence without its end; one that is ``held`` ends with what it stands in."""
    start = token.map[0] if token.map else 0
    text = walker.lines.lines[start]
    place = walker.lines.place(start, len(text) - len(text.lstrip(" \t>")))
    swallowed = next(
        (line.strip() for line in token.content.split("\n")[1:] if re.match(r"#{1,6} ", line)),
        "",
    )
    kind = HELD if held and (shows_code or not swallowed) else UNCLOSED
    walker.walk.parse_errors.append(ParseError(kind, place, swallowed))


def _directive(walker: Walker, opening: Opened) -> None:
    directive = opening.directive
    name = directive.name
    if file_kind(name):
        walker.walk.files.append(bodies.file_use(opening, walker.lines))
    before = len(walker.walk.blocks)
    pending, walker.walk.pending = walker.walk.pending, []
    _open(walker, opening)
    if is_unseen(opening):
        walker.walk.pending, pending = pending, []
    add_labels(walker.walk, opening, pending, before)
    walker.walk.objects += described(directive)


def _open(walker: Walker, opening: Opened) -> None:
    """Walk what a directive holds: its title, its options, its body."""
    directive, name = opening.directive, opening.directive.name
    if name in TITLED and directive.argument:
        _title(walker, opening, "caption" if name in FLOATS else "title")
    if opening.garbled and not walker.walk.is_foreign(name):
        told = f"the options of {{{name}}} can’t be read here: write :name: value"
        walker.walk.parse_errors.append(ParseError("markup.unknown-markup", opening.garbled, told))
    judge.directive(walker, opening)
    bodies.options(walker, opening)
    if len(walker.inside) > _DEEPEST:
        told = f"directives stand in each other {_DEEPEST} deep and more; take some away"
        walker.walk.parse_errors.append(ParseError("markup.unreadable", directive.place, told))
        bodies.literal(walker, opening)
    elif name in bodies.OPENERS:
        bodies.OPENERS[name](walker, opening)
    elif name in LITERAL or walker.walk.is_opaque(name):
        bodies.literal(walker, opening)
    elif walker.walk.may_be_code(name):
        bodies.unjudged(walker, opening)
    else:
        walker.body(opening, "caption" if FLOATS.get(name) == "figure" else "")


def _title(walker: Walker, opening: Opened, kind: BlockKind) -> None:
    name, argument = opening.directive.name, opening.directive.argument
    if name in VERSIONS:
        argument = "".join(argument.split(maxsplit=1)[1:])
    raw = line_of(walker, opening)
    part = walker.lines.part([argument], raw, max(walker.lines.lines[raw].find("}"), 0) + 1)
    title = type(walker)(walker.walk, part, (*walker.inside, name))
    title.kind = kind
    title.inline()


def line_of(walker: Walker, opening: Opened) -> int:
    """Return the line (from 0) of these lines on which a directive begins."""
    place = opening.directive.place
    low = max(opening.first - 1, 0)
    while low > 0 and walker.lines.place(low, 0).line > place.line:
        low -= 1
    return low
