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

from myst_parser.parsers import mdit
from myst_parser.parsers import sphinx_ as myst_sphinx

from bookpress.text.chinese.emphasis import flank_like_han
from bookpress.text.chinese.line_breaks import join_soft_breaks

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from sphinx.application import Sphinx


def _join_lines(state: StateCore) -> None:
    """Join the lines of every paragraph before its inline marks are read."""
    for token in state.tokens:
        if token.type == "inline":
            token.content = join_soft_breaks(token.content)


DEFINITIONS = "link_definitions"  # where a document keeps its ``[label]: address`` for its messages


def _keep_definitions(state: StateCore) -> None:
    """Let the document know what it defines: its translations may point there."""
    document = state.md.options.get("document")
    if document is not None and "references" in state.env:
        vars(document).setdefault(DEFINITIONS, state.env["references"])


@lru_cache(maxsize=8)
def _parser(config_id: int, config: _Held, renderer: Any) -> MarkdownIt:  # noqa: ANN401, ARG001
    md = mdit.create_md_parser(config.value, renderer)
    md.inline.ruler.at("emphasis", flank_like_han)
    md.core.ruler.before("inline", "chinese_line_breaks", _join_lines)
    md.core.ruler.push("keep_definitions", _keep_definitions)
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
