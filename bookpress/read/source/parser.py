"""The Markdown parser of a book: MyST's, as its conf.py sets it up, less what changes characters.

With the press loaded, emphasis beside Han is read as the press reads it.
"""

from __future__ import annotations

import dataclasses
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from bookpress.chinese.emphasis import flank_like_han

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from bookpress.facts import Settings

# They would make other characters of those in the file, whose place could not be told any more.
_CHANGING = ("linkify", "replacements", "smartquotes", "gfm_autolink")


@lru_cache(maxsize=4)
def _parser(options: tuple[tuple[str, object], ...], *, press: bool) -> MarkdownIt:
    known = {field.name for field in dataclasses.fields(MdParserConfig)} - {"substitutions"}
    chosen: dict[str, Any] = {name: value for name, value in options if name in known}
    extensions = set(chosen.get("enable_extensions", ())) - set(_CHANGING)
    chosen["enable_extensions"] = extensions
    md = create_md_parser(MdParserConfig(**chosen), RendererHTML)
    md.disable(["text_join", "wordcount"], ignoreInvalid=True)
    if press:
        md.inline.ruler.at("emphasis", flank_like_han)
    return md


def parser_for(settings: Settings) -> MarkdownIt:
    """Return the parser for a book with these settings."""
    return _parser(settings.myst, press=settings.press)
