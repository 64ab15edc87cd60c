"""Emphasis beside Han: CommonMark's flanking rule was made for words between spaces.

A run of asterisks whose outer side is a Chinese character or mark is treated as if a space stood
there, so that ``在中文里**“规模”**一词`` is bold (commonmark-spec#650); and Chinese punctuation on
its inner side as a letter, so that ``**技能。**Voyager`` is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from bookpress.text.chinese.characters import is_wide

if TYPE_CHECKING:
    from markdown_it.rules_inline.state_inline import StateInline

_ENDS = ("Pe", "Po")  # closing brackets, stops and commas


def flank_like_han(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Stand in for markdown-it's ``emphasis`` rule, with a flanking test that knows Han."""
    from markdown_it.rules_inline.state_inline import Delimiter  # noqa: PLC0415 - loads in its time

    marker = state.src[state.pos]
    if silent or marker not in "_*":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    can_open, can_close = scanned.can_open, scanned.can_close
    if marker == "*":
        end = state.pos + scanned.length
        before = state.src[state.pos - 1] if state.pos > 0 else " "
        after = state.src[end] if end < state.posMax else " "
        begins, ends = category(after) == "Ps", category(before) in _ENDS
        can_open = can_open or (is_wide(before) and not after.isspace())
        can_open = can_open or (is_wide(after) and begins and not before.isspace())
        can_close = can_close or (is_wide(after) and not before.isspace())
        can_close = can_close or (is_wide(before) and ends and not after.isspace())
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=can_open,
                close=can_close,
            ),
        )
    state.pos += scanned.length
    return True
