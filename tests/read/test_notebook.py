"""Notebooks: their Markdown cells are read, at the lines of the file, and nothing else is."""

from __future__ import annotations

import json

import pytest

from bookpress.facts import Settings
from bookpress.read.source.document import LONGEST_LINE, read_document
from bookpress.read.source.notebook import markdown_of

BOOK = Settings(suffixes=((".md", "markdown"), (".ipynb", "myst-nb")))


def _notebook(*cells: dict[str, object], indent: int | None = 1) -> bytes:
    return json.dumps({"cells": list(cells), "nbformat": 4}, indent=indent).encode()


def _cell(*lines: str, kind: str = "markdown", **more: object) -> dict[str, object]:
    return {**more, "cell_type": kind, "source": list(lines)}


def test_a_line_of_a_cell_stands_on_its_line_of_the_file() -> None:
    """A note may stand in another cell than its mark."""
    data = _notebook(
        _cell("# T\n", "\n", "A mark[^one] \\ “x”."),
        _cell("x[1]  # **", kind="code", outputs=[{"text": ["[2] {ref}`none`"]}]),
        _cell("[^one]: the note"),
    )
    page = read_document("a", "a.ipynb", data, BOOK)
    lines = data.decode().split("\n")
    (mark,), (note,) = page.document.marks, page.document.footnotes
    assert "A mark" in lines[mark.place.line - 1]
    assert "the note" in lines[note.place.line - 1]
    assert len(page.lines) == len(lines)
    assert not page.document.references
    assert not page.parse_errors


def test_what_code_draws_may_be_long() -> None:
    """A picture is one line of a hundred thousand characters and more."""
    drawn = {"image/png": "A" * (LONGEST_LINE + 1)}
    data = _notebook(_cell("# T"), _cell("x", kind="code", outputs=[{"data": drawn}]))
    page = read_document("a", "a.ipynb", data, BOOK)
    assert [heading.text for heading in page.document.headings] == ["T"]
    assert not page.parse_errors


@pytest.mark.parametrize("order", [("cell_type", "source"), ("source", "cell_type")])
def test_the_order_of_keys_is_free(order: tuple[str, str]) -> None:
    """What a cell is may stand behind what it says."""
    cell: dict[str, object] = {"cell_type": "markdown", "source": ["# T"]}
    text, error = markdown_of(_notebook({key: cell[key] for key in order}), "a.ipynb")
    assert (text.split(), error) == (["#", "T"], None)


def test_a_notebook_on_one_line_is_read() -> None:
    """Some tools write no line breaks, and a cell as one string."""
    cell: dict[str, object] = {"cell_type": "markdown", "source": "# T\n\ntext"}
    text, error = markdown_of(_notebook(cell, indent=None), "a.ipynb")
    assert (text, error) == ("# T\n\ntext", None)


@pytest.mark.parametrize("data", [b"{", b"\xff\xfe", b'{"cells": ['], ids=["cut", "bytes", "open"])
def test_what_is_no_notebook_is_told(data: bytes) -> None:
    """One finding, and no traceback."""
    page = read_document("a", "a.ipynb", data, BOOK)
    assert [error.kind for error in page.parse_errors] == ["chinese.unreadable"]
