"""Where a part of an edition was written.

A fault that shows only in the finished page is mended in a file of the book, so it is told there:
at the line of the chapter or, where a translation is printed, at the message of its catalog.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from docutils import nodes

from bookpress.text.source_lines import line_with

if TYPE_CHECKING:
    from pathlib import Path

ORIGIN = "origin"  # the attribute of a node that a translation has replaced


def place_of(node: nodes.Node, root: str | os.PathLike[str]) -> str:
    """Return where ``node`` was written, as ``source/ch1.md:12``; empty if nothing is known.

    Args:
        node: any part of a document; of a formula or picture in a paragraph the very line is found.
        root: the folder of the book, from which the path is counted.
    """
    found = _translated(node) or _written(node)
    if found is None:
        return ""
    path, line = found
    return written_as(path, line_with(path, line, _shown(node)), root)


def _translated(node: nodes.Node | None) -> tuple[str, int] | None:
    """Return the message that a node was made from, or the block that it stands in."""
    while node is not None:
        if isinstance(node, nodes.Element):
            if ORIGIN in node:
                path, line = node[ORIGIN]
                return path, line
            if not isinstance(node, nodes.Inline):
                return None  # for paper a note stands in a paragraph that is not its own
        node = node.parent
    return None


def _written(node: nodes.Node | None) -> tuple[str, int] | None:
    """Return the line of the manuscript of a node, or of the nearest that knows it."""
    while node is not None and not isinstance(node, nodes.document):
        if node.source and node.line:
            return node.source.partition(":<")[0], node.line  # "ch1.md:4:<translated>"
        node = node.parent
    return None


def written_as(path: str | Path, line: int, root: str | os.PathLike[str]) -> str:
    """Return a place as it is printed: the path from ``root``, and the line."""
    return f"{os.path.relpath(path, root)}:{line}".replace(os.sep, "/")


def _shown(node: nodes.Node) -> str:
    """Return text that stands in the manuscript as in the node, on one line; of most nodes none."""
    if isinstance(node, nodes.math | nodes.literal):
        return next(iter(node.astext().strip().splitlines()), "")
    if isinstance(node, nodes.image):
        return str(node["uri"]).rpartition("/")[2]
    return ""
