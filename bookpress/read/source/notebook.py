"""The text of a Jupyter notebook: what its Markdown cells say, at the lines of the file.

A notebook is JSON, in which Jupyter writes each line of a cell as a string on a line of its own
(nbformat.v4.rwbase, ``split_lines``). All other lines are left blank.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from bookpress.facts import ParseError, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIX = ".ipynb"
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def markdown_of(data: bytes, path: str) -> tuple[str, ParseError | None]:
    """Return the Markdown of a notebook, and what is wrong with the file.

    Args:
        data: the whole file.
        path: the file from the book's folder.
    """
    try:
        text = data.decode("utf-8-sig")
        notebook = json.loads(text)
        said = [(line, text.count("\n", 0, at)) for line, at in _lines(notebook, text)]
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        told = f"this notebook can’t be read ({error}); save it anew in Jupyter"
        return "", ParseError("markup.unreadable", Place(path, line), told)
    lines: list[str] = []
    for words, number in said:
        lines += [""] * (number - len(lines))
        lines += words.removesuffix("\n").split("\n")
    return "\n".join([*lines, *[""] * (text.count("\n") + 1 - len(lines))]), None


def _lines(notebook: Any, text: str) -> Iterator[tuple[str, int]]:  # noqa: ANN401 - any JSON
    """Yield each line of the Markdown cells, and where its string begins in the file."""
    places = _STRING.finditer(text)
    for string, told in _strings(notebook, markdown=False):
        place = next(places)
        if told:
            yield string, place.start()


def _strings(value: Any, *, markdown: bool) -> Iterator[tuple[str, bool]]:  # noqa: ANN401
    """Yield the strings of JSON in the order of the file, and whether a Markdown cell says them."""
    if isinstance(value, str):
        yield value, markdown
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part, markdown=markdown)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield key, False
            source = key == "source" and value.get("cell_type") == "markdown"
            yield from _strings(part, markdown=source)
