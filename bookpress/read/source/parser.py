"""The Markdown parser of a book: MyST's, as its conf.py sets it up, less what changes characters.

With the press loaded, emphasis beside Han is read as the press reads it.
"""

from __future__ import annotations

import dataclasses
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import reference
from mdit_py_plugins.footnote.index import footnote_ref
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from bookpress.text.chinese.emphasis import flank_like_han

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

    from bookpress.facts import Settings

# They would make other characters of those in the file, whose place could not be told any more.
_CHANGING = ("linkify", "replacements", "smartquotes", "gfm_autolink")
# markdown-it's maxNesting for CommonMark: a list counts twice, for itself and for its item.
DEEPEST = 20
TOO_DEEP = "bookpress_too_deep"
_NOTE = re.compile(r"\[\s*[\^＾ˆ]|\[[^\[\]\n]*[\^＾ˆ]\s*\]:")
_MARK = re.compile(r"\[\^[^\] \n]{1,200}\]")


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Stand in for markdown-it's rule: ``[^a ]: text`` was meant as a note, and is no address.

    If it became one, nothing of the slip would be left in the tokens.
    """
    begin = state.bMarks[start] + state.tShift[start]
    if _NOTE.match(state.src, begin, state.eMarks[start]):
        return False
    return reference(state, start, end, silent)


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    """Stand where markdown-it gives up: within so many blocks it drops the rest of the page.

    Here what stands that deep is left out and the text behind it read on, so that it gets its own
    findings; the line is kept in the environment as ``TOO_DEEP``.
    """
    if silent or state.level < DEEPEST:
        return False
    line = start
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        line += 1
    state.line = line
    state.env.setdefault(TOO_DEEP, start)
    return True


def _footnote_mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """Stand in for the plugin's rule, which reads on to the next blank from every ``[^``."""
    if not _MARK.match(state.src, state.pos, state.posMax):
        return False
    return footnote_ref(state, silent, always_match=True)


@lru_cache(maxsize=4)
def _parser(options: tuple[tuple[str, object], ...], *, press: bool) -> MarkdownIt:
    known = {field.name for field in dataclasses.fields(MdParserConfig)} - {"substitutions"}
    chosen: dict[str, Any] = {name: value for name, value in options if name in known}
    extensions = set(chosen.get("enable_extensions", ())) - set(_CHANGING)
    chosen["enable_extensions"] = extensions
    md = create_md_parser(MdParserConfig(**chosen), RendererHTML)
    md.disable(["text_join", "wordcount"], ignoreInvalid=True)
    md.block.ruler.at("reference", _reference)
    md.inline.ruler.at("footnote_ref", _footnote_mark)
    md.options["maxNesting"] = DEEPEST + 1
    md.block.ruler.before(md.block.ruler.get_all_rules()[0], "too_deep", _too_deep)
    if press:
        md.inline.ruler.at("emphasis", flank_like_han)
    return md


def parser_for(settings: Settings) -> MarkdownIt:
    """Return the parser for a book with these settings."""
    return _parser(settings.myst, press=settings.press)
