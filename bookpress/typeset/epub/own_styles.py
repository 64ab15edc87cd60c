"""Styles that an author or a program has written into a page: XHTML has them in the head alone.

Outputs of notebooks bring some (pandas 3: ``<style scoped>``; HTML, 4.2.6). What a style fetches
from the web no ePub has (EPUB 3.3, 3.6).
"""

from __future__ import annotations

import re

_STYLE = re.compile(r"<style\b[^<>]*>(.*?)</style\s*>\s?", re.DOTALL | re.IGNORECASE)
_DRAWING = re.compile(r"(<svg\b.*?</svg>)", re.DOTALL)  # has styles of its own (SVG 2, 6.2)
_SHEET = re.compile(r"<link\b[^<>]*\brel=[\"']?stylesheet\b[^<>]*>(?:</link>)?", re.IGNORECASE)
_IMPORT = re.compile(r"@import\b[^;]*;?")
_FETCHED = re.compile(r"url\(\s*(?![\"']?(?:data:|#))[^)]*\)", re.IGNORECASE)


def take_styles(page: str) -> tuple[str, list[str]]:
    """Return the body of a page without its styles, and the text of each, as XML.

    Args:
        page: well-formed XML.
    """
    parts = _DRAWING.split(page)
    found = [style[1] for part in parts[::2] for style in _STYLE.finditer(part)]
    styles = [_FETCHED.sub("none", _IMPORT.sub("", style)) for style in found]
    parts[::2] = [_SHEET.sub("", _STYLE.sub("", part)) for part in parts[::2]]
    return "".join(parts), list(dict.fromkeys(filter(str.strip, styles)))
