"""What a build can't use in a page, told while its blocks are walked.

Messages of catalogs are walked too, and are not judged: ``Collected.signatures`` is empty for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.read.source.code import check_code, check_emphasis, check_language
from bookpress.read.source.images import check_images
from bookpress.read.source.malformed import check_content
from bookpress.read.source.roles import check_role
from bookpress.read.source.signature import check_signature
from bookpress.read.source.substitutions import substitution_fault, substitutions, texts_of
from bookpress.read.source.transitions import nested

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markdown_it.token import Token

    from bookpress.facts import Place, Span
    from bookpress.read.source.blocks import Walker
    from bookpress.read.source.collected import Collected
    from bookpress.read.source.directives import Opened

_BESIDE = ("markup.bad-option",)  # parse_errors that leave the content of a directive as it is


def inline(
    walk: Collected, token: Token, spans: Iterable[Span], place_of: Callable[[int], Place]
) -> None:
    """Judge running text: the attributes of its pictures, its substitutions, its roles."""
    if not walk.signatures:
        return
    walk.parse_errors += check_images(token, place_of)
    offset = 0
    for child in token.children or ():
        if child.type == "substitution_inline":
            at = token.content.find(child.content, offset)
            offset = at + len(child.content)
            start = max(token.content.rfind(child.markup[0] * 2, 0, at), 0)
            _substitution(walk, child.content, place_of(start))
    for span in spans:
        if span.kind == "role":
            check_role(walk, span)


def substitution(walker: Walker, token: Token) -> None:
    """Judge a substitution that is a block."""
    if walker.walk.signatures:
        start = token.map[0] if token.map else 0
        text = walker.lines.lines[start]
        place = walker.lines.place(start, len(text) - len(text.lstrip(" \t>")))
        _substitution(walker.walk, token.content, place)


def _substitution(walk: Collected, content: str, place: Place) -> None:
    told = substitution_fault(content, substitutions(walk), texts_of(walk))
    if told:
        walk.tell("markup.unknown-substitution", place, told)


def transition(walker: Walker, token: Token) -> None:
    """Judge a line across the page that stands inside another block."""
    if walker.inside and walker.walk.signatures:
        walker.walk.parse_errors.append(nested(token, walker.lines))


def code(walker: Walker, token: Token, name: str, place: Place) -> None:
    """Judge a fence of code, and the attributes above it."""
    language = name or walker.walk.language
    start = token.map[0] if token.map else 0
    if token.type != "code_block" and check_language(walker.walk, language, place):
        read_code(walker, language, token.content, start + 1)
    spec = token.attrs.get("emphasize-lines")
    told = check_emphasis(str(spec), token.content.count("\n")) if spec is not None else ""
    if told:
        words = f"“{spec}” is no value for “emphasize-lines”: {told}"
        walker.walk.tell("markup.bad-option", place, words)


def read_code(walker: Walker, language: str, text: str, first: int) -> None:
    """Let the lexer of a language read code that begins in the ``first`` line (from 0)."""

    def place_of(line: int, column: int, shown: str) -> Place:
        start = walker.lines.column_of(shown, first + line)
        return walker.lines.place(first + line, start + column)

    check_code(walker.walk, language, text, place_of)


def directive(walker: Walker, opened: Opened) -> None:
    """Judge what a directive is given."""
    walk, name = walker.walk, opened.directive.name
    signature = walk.signatures.get(name)
    if signature is not None:
        found = list(check_signature(opened, signature, walker.lines))
        if signature.source and all(trouble.kind in _BESIDE for trouble in found):
            found += check_content(walker, opened)
        walk.parse_errors += found
    elif name == "eval-rst" and walk.signatures:
        walk.parse_errors += check_content(walker, opened)
