"""Attributes of pandoc, ``{#id .class key=value}``."""

from __future__ import annotations

import re
from typing import NamedTuple

# The whole in braces, as it stands behind a heading, a picture or a fence.
BRACES = r"\{(?P<attributes>[^{}\n]*)\}"
_PART = re.compile(
    r"""#(?P<id>[^\s}]+)|\.(?P<class>[^\s}]+)|(?P<name>[\w-]+)=(?P<value>"[^"]*"|'[^']*'|\S+)|(?P<other>\S+)"""
)


class Attributes(NamedTuple):
    """An identifier ("" if none), classes, and values by name."""

    identifier: str
    classes: tuple[str, ...]
    values: dict[str, str]


def read_attributes(text: str) -> Attributes:
    """Return what stands between the braces; a bare word counts as a class."""
    identifier, classes, values = "", [], {}
    for found in _PART.finditer(text):
        if found["id"]:
            identifier = found["id"]
        elif found["name"]:
            values[found["name"]] = found["value"].strip("\"'")
        else:
            classes.append(found["class"] or found["other"])
    return Attributes(identifier, tuple(classes), values)
