"""Where a part of an edition was written.

A fault that shows only in the finished page is mended in a file of the book, so it is told there:
at the line of the chapter or, where a translation is printed, at the message of its catalog.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

ORIGIN = "origin"  # the attribute of a node that a translation has replaced


def place_of(node: nodes.Node, root: str | os.PathLike[str]) -> str:
    """Return where ``node`` was written, as ``source/ch1.md:12``; empty if nothing is known.

    Args:
        node: any part of a document; of a formula in a paragraph the very line is found.
        root: the folder of the book, from which the path is counted.
    """
    owner: nodes.Node | None = node
    while owner is not None:
        if isinstance(owner, nodes.Element) and ORIGIN in owner:
            return str(owner[ORIGIN])
        if owner.source and owner.line:
            break
        owner = owner.parent
    if owner is None or isinstance(owner, nodes.document):
        return ""
    path = str(owner.source).partition(":<")[0]  # Sphinx writes "ch1.md:4:<translated>"
    line = owner.line or 1
    if isinstance(node, nodes.math | nodes.literal | nodes.image):
        line = line_with(path, line, _first_line(node))
    return written_as(path, line, root)


def written_as(path: str | Path, line: int, root: str | os.PathLike[str]) -> str:
    """Return a place as it is printed: the path from ``root``, and the line."""
    return f"{os.path.relpath(path, root)}:{line}".replace(os.sep, "/")


def line_with(path: str, line: int, text: str) -> int:
    """Return the first line of the paragraph at ``line`` that holds ``text``; else ``line``."""
    for number, written in enumerate(_paragraph(path, line), line):
        if text and text in written:
            return number
    return line


def _first_line(node: nodes.Element) -> str:
    text = node["uri"] if isinstance(node, nodes.image) else node.astext()
    return next(iter(text.strip().splitlines()), "")


def _paragraph(path: str, line: int) -> Iterable[str]:
    try:
        lines = _lines(path, Path(path).stat().st_mtime_ns)
    except (OSError, UnicodeDecodeError):
        return
    for written in lines[line - 1 :]:
        if not written.strip():
            return
        yield written


@lru_cache(maxsize=64)
def _lines(path: str, stamp: int) -> list[str]:
    del stamp  # only there so that a changed file is read again
    return Path(path).read_text(encoding="utf-8-sig").splitlines()
