"""Attributes of a picture, ``![text](path){width=80%}`` (myst_parser, ``render_image``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.facts import ParseError, Signature
from bookpress.read.source.converters import advice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token

    from bookpress.facts import Place

_NAMES = {"w": "width", "h": "height", "a": "align"}
# A figure's align is MyST's: left, center, right.
_IMAGE = Signature(
    "image",
    source="docutils.parsers.rst.directives.images:Figure",
    converters=(
        ("align", "class"),
        ("height", "length_or_unitless"),
        ("width", "length_or_percentage_or_unitless"),
    ),
)


def check_images(token: Token, place_of: Callable[[int], Place]) -> Iterator[ParseError]:
    """Yield each attribute of the pictures in a text that has a value of no use."""
    at = 0
    for child in token.children or ():
        if child.type != "image":
            continue
        at = max(token.content.find("![", at), at)
        for name, value in child.attrs.items():
            told = advice(_IMAGE, _NAMES.get(name, name), str(value))
            if told:
                place = place_of(max(token.content.find(f"{name}=", at) + len(name) + 1, at))
                words = f"“{value}” is no value for “{name}” of a picture: {told}"
                yield ParseError("markup.bad-option", place, words)
        at += 2
