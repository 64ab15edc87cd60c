"""From pandoc's inlines to the rich text of pybtex, which sphinxcontrib-bibtex sets."""

from __future__ import annotations

from typing import Any

from pybtex.richtext import HRef, Tag, Text

_TAGS = {"Emph": "em", "Strong": "strong", "Superscript": "sup", "Subscript": "sub"}
_SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}


def rich(inlines: list[dict[str, Any]]) -> Text:
    """Return pandoc's inlines as rich text."""
    return Text(*map(_part, inlines))


def plain(inlines: list[dict[str, Any]]) -> str:
    """Return the words of pandoc's inlines."""
    return str(rich(inlines))


def _part(inline: dict[str, Any]) -> Any:  # noqa: ANN401 - pybtex has no types
    kind, content = inline["t"], inline.get("c")
    if kind in _SPACES:
        return _SPACES[kind]
    if kind == "Str":
        return content
    if kind in _TAGS:
        return Tag(_TAGS[kind], rich(content))
    if kind == "Link":
        return HRef(content[2][0], rich(content[1]))
    if kind == "Quoted":
        left, right = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
        return Text(left, rich(content[1]), right)
    if kind in {"Code", "Math"}:
        return content[1]
    if kind in {"Span", "Cite"}:
        return rich(content[1])
    return rich(content) if isinstance(content, list) else ""  # small capitals, underlines
