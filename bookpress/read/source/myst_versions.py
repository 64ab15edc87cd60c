"""What we take of myst-parser, under one name for every release from 3.0 on.

``myst_parser.slugs`` and ``options_to_tokens`` are new in 5.2; before that the same code stood
elsewhere, under other names, and a third heading of one title got another anchor.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from myst_parser.parsers import options as _options
from myst_parser.parsers.options import TokenizeError

if TYPE_CHECKING:
    from collections.abc import Container

__all__ = ["TokenizeError", "github_slugify", "option_tokens", "unique_slug"]

_COMMENT = re.compile(r"(?:^|\s)#")

try:
    from myst_parser.slugs import github_slugify, unique_slug
except ModuleNotFoundError:  # 5.1 and before: myst_parser/mdit_to_docutils/base.py
    _CLEAN = re.compile(r"[^\w\u4e00-\u9fff\- ]")

    def github_slugify(title: str) -> str:
        """Return the anchor of a heading, as GitHub makes it."""
        return _CLEAN.sub("", title.lower().replace(" ", "-"))

    def unique_slug(slug: str, existing: Container[str]) -> str:
        """Return an anchor that is not there yet: ``x``, ``x-1``, ``x-1-2``."""
        number = 1
        while slug in existing:
            slug = f"{slug}-{number}"
            number += 1
        return slug


def option_tokens(text: str) -> tuple[list[tuple[Any, Any]], int | None]:
    """Return the options of a directive as tokens of MyST, and the line of the first comment.

    Args:
        text: the lines of the options, without their colons.

    Returns:
        pairs of a key and a value (None where there is none), each with its text as ``value`` and
        its place as ``start``; and the line, from 0, that holds a comment, or None.

    Raises:
        TokenizeError: the text is no list of options.
    """
    if hasattr(_options, "options_to_tokens"):
        pairs, state = _options.options_to_tokens(text)
    else:
        state = _options.State()
        pairs = list(_options._to_tokens(text, state))  # noqa: SLF001 - 5.1 and before
    if not state.has_comments:
        return pairs, None
    lines = getattr(state, "comment_lines", None)
    return pairs, lines[0] if lines else _line_of_comment(text)


def _line_of_comment(text: str) -> int:
    """Return the first line that may hold a comment, which 5.1 and before do not tell."""
    return next((n for n, line in enumerate(text.split("\n")) if _COMMENT.search(line)), 0)
