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
    kind, content = inline["t"], inline.get("c", [])
    if kind in _SPACES:
        part = _SPACES[kind]
    elif kind == "Str":
        part = content
    elif kind in _TAGS:
        part = Tag(_TAGS[kind], rich(content))
    elif kind == "Link":
        part = HRef(content[2][0], rich(content[1]))
    elif kind == "Quoted":
        left, right = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
        part = Text(left, rich(content[1]), right)
    elif kind in {"Code", "Math"}:
        part = content[1]
    else:  # small capitals and underlines have their words alone
        part = rich(content[1] if kind in {"Span", "Cite"} else content)
    return part
