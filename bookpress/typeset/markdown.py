"""The Markdown parser of the press: MyST's own, with two rules for Chinese.

* Emphasis next to Han opens and closes (CommonMark's flanking rule was made for words
  between spaces: commonmark-spec#650). A delimiter run whose outer side is a Chinese
  character is treated as if a space stood there.
* Soft line breaks between Chinese characters are no space, neither in the text nor in
  the msgid that translators see.

MyST makes a new parser for every text; ours is kept and used again (a book's worth of
messages makes thousands).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markdown_it.rules_inline.state_inline import Delimiter, StateInline
from myst_parser.parsers import mdit
from myst_parser.parsers import sphinx_ as myst_sphinx

from bookpress.chinese.characters import is_wide
from bookpress.chinese.line_breaks import join_soft_breaks

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from sphinx.application import Sphinx


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Markdown-it's ``emphasis`` rule with a flanking test that knows Han."""
    marker = state.src[state.pos]
    if silent or marker not in "_*":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    can_open, can_close = scanned.can_open, scanned.can_close
    if marker == "*":
        end = state.pos + scanned.length
        before = state.src[state.pos - 1] if state.pos > 0 else " "
        after = state.src[end] if end < state.posMax else " "
        can_open = can_open or (is_wide(before) and not after.isspace())
        can_close = can_close or (is_wide(after) and not before.isspace())
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


def _join_lines(state: StateCore) -> None:
    """Join the lines of every paragraph before its inline marks are read."""
    for token in state.tokens:
        if token.type == "inline":
            token.content = join_soft_breaks(token.content)


@lru_cache(maxsize=8)
def _parser(config_id: int, config: _Held, renderer: Any) -> MarkdownIt:  # noqa: ANN401, ARG001
    md = mdit.create_md_parser(config.value, renderer)
    md.inline.ruler.at("emphasis", _emphasis)
    md.core.ruler.before("inline", "chinese_line_breaks", _join_lines)
    return md


class _Held:
    """A configuration with an identity to remember it by (it has no hash of its own)."""

    def __init__(self, value: Any) -> None:  # noqa: ANN401 - whatever MyST calls a configuration
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self.value is other.value


def create_md_parser(config: Any, renderer: Any) -> MarkdownIt:  # noqa: ANN401 - MyST's signature
    """Return the one parser for ``config``; stands in for ``myst_parser``'s function of this name.

    Args:
        config: MyST's configuration of the project, or of one file with its front matter.
        renderer: the class that turns tokens into a doctree.
    """
    return _parser(id(config), _Held(config), renderer)


def setup(app: Sphinx) -> None:
    """Let every manuscript page be read with our parser."""
    del app  # the parser is chosen in MyST's module: there is no setting for it
    myst_sphinx.create_md_parser = create_md_parser  # type: ignore[attr-defined]
