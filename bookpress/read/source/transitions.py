"""Lines across the page, and where they part something.

docutils/transforms/misc.py, ``Transitions``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.facts import ParseError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from bookpress.read.source.source_map import Lines

_RULE = "markup.misplaced-transition"
_LINE = re.compile(r"\s*([-*_])\s*(\1\s*){2,}$")
_BETWEEN = "; put it between two paragraphs, or take it away"


def check_transitions(md: MarkdownIt, lines: Lines, *, included: bool) -> Iterator[ParseError]:
    """Yield each line across a page that parts nothing.

    Args:
        md: the parser of the book.
        lines: those of the page.
        included: the page is one that others include, so what stands around it is not known.
    """
    if not any(map(_LINE.match, lines.lines)):
        return
    blocks = [
        token
        for token in md.parse("\n".join(lines.lines), {})
        if token.level == 0 and token.nesting >= 0 and not _moves(token)
    ]
    for before, token, behind in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        told = _misplaced(before, behind, included=included) if _is_line(token) else ""
        if told:
            yield _trouble(token, lines, told)


def _moves(token: Token) -> bool:
    """Tell whether a block stands elsewhere in the end: notes, at the foot of the page."""
    return token.type in ("front_matter", "footnote_block_open", "footnote_reference_open")


def _is_line(token: Token | None) -> bool:
    return token is not None and token.type == "hr"


def _misplaced(before: Token | None, behind: Token | None, *, included: bool) -> str:
    if _is_line(before):
        return f"two lines across the page stand one below the other{_BETWEEN}"
    if before is None and included:
        return ""
    if before is None or before.type == "heading_open":
        return f"this line across the page stands below no paragraph{_BETWEEN}"
    if behind is None and not included:
        return f"nothing stands below this line across the page{_BETWEEN}"
    return ""


def nested(token: Token, lines: Lines) -> ParseError:
    """Return what is wrong with a line inside a list, a quotation or a directive."""
    return _trouble(token, lines, "a line across the page can’t stand inside another block")


def _trouble(token: Token, lines: Lines, told: str) -> ParseError:
    line = token.map[0] if token.map else 0
    text = lines.lines[line] if line < len(lines.lines) else ""
    place = lines.place(line, lines.column_of(text.strip(" \t>"), line))
    return ParseError(_RULE, place, told)
