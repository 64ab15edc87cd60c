"""Notebooks: cells of Markdown with their places in the .ipynb file, read across all cells."""

from __future__ import annotations

import json

import pytest

from bookpress.facts import Place, Settings
from bookpress.read.source.document import read_document

BOOK = Settings(suffixes=((".md", "myst-nb"), (".ipynb", "myst-nb")))


def notebook(*cells: tuple[str, list[str] | str], indent: int | None = 1) -> str:
    """Return a notebook of these cells: kind and source."""
    made: list[dict[str, object]] = [
        {"cell_type": kind, "metadata": {}, "source": source} for kind, source in cells
    ]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4}, indent=indent)


def at(text: str, word: str) -> Place:
    """Return the place of a word in a text."""
    offset = text.index(word)
    line = text.count("\n", 0, offset) + 1
    return Place("nb.ipynb", line, offset - text.rfind("\n", 0, offset))


@pytest.mark.parametrize(
    "source",
    [
        ["# One\n", "\n", "See {ref}`x`."],
        "# One\n\nSee {ref}`x`.",
        ['# "One"\n', 'a\t"é" \\\\ 中 {ref}`x`'],
        ["a ", "b {ref}`x`"],
    ],
)
@pytest.mark.parametrize("indent", [1, None])
def test_a_reference_has_its_place_in_the_file(source: list[str] | str, indent: int | None) -> None:
    """Whatever JSON makes of its characters, and however the file is broken into lines."""
    text = notebook(("code", ["{ref}`y`"]), ("markdown", source), indent=indent)
    (found,) = read_document("nb", "nb.ipynb", text.encode(), BOOK).document.references
    assert (found.target, found.place) == ("x", at(text, "x`"))


def test_labels_notes_and_addresses_reach_over_cells() -> None:
    """A label at the end of a cell is that of the heading in the next."""
    text = notebook(
        ("markdown", "# One\n\nSee [^n] and [this][a].\n\n(here)="),
        ("markdown", "## Two\n\n[^n]: A note.\n\n[a]: https://example.org"),
    )
    page = read_document("nb", "nb.ipynb", text.encode(), BOOK)
    assert [(one.name, one.kind, one.title) for one in page.document.labels] == [
        ("here", "section", "Two")
    ]
    assert [mark.label for mark in page.document.marks] == ["n"]
    assert [note.label for note in page.document.footnotes] == ["n"]
    assert [one.target for one in page.document.references] == ["https://example.org"]
    assert page.parse_errors == ()


def test_long_lines_of_pictures_are_no_fault_and_broken_json_is() -> None:
    """A notebook holds its pictures; one that ends early can't be opened anywhere."""
    text = notebook(("markdown", "# One"), ("code", "x" * 200_000))
    assert read_document("nb", "nb.ipynb", text.encode(), BOOK).parse_errors == ()
    (error,) = read_document("nb", "nb.ipynb", text[:-9].encode(), BOOK).parse_errors
    assert error.kind == "markup.unreadable"


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_fence_may_end_with_its_cell(end: str) -> None:
    """MyST shows it as it is meant; one that takes a heading with it is a fault."""
    cells: tuple[tuple[str, str], ...] = (
        ("markdown", f"# One\n\n```{{note}}\nText.{end}"),
        ("markdown", "## Two"),
    )
    read = read_document("nb", "nb.ipynb", notebook(*cells).encode(), BOOK)
    assert [one.kind for one in read.parse_errors] == ["markup.unclosed-fence.held"]
    cells = (("markdown", f"# One\n\n```{{note}}\nText.\n\n## Two{end}"),)
    read = read_document("nb", "nb.ipynb", notebook(*cells).encode(), BOOK)
    assert [one.kind for one in read.parse_errors] == ["markup.unclosed-fence"]


def test_notebooks_of_another_reader_are_left_alone() -> None:
    """The reader of nbsphinx is pandoc."""
    settings = Settings(suffixes=((".ipynb", "jupyter_notebook"),))
    text = notebook(("markdown", "{ref}`x`"))
    assert read_document("nb", "nb.ipynb", text.encode(), settings).document.references == ()


def test_a_picture_that_code_writes_need_not_be_there() -> None:
    """MyST-NB runs the code before Sphinx looks; another picture must be there."""
    text = notebook(
        ("code", ["plt.savefig(HERE / 'a.png')"]), ("markdown", "![A](fig/a.png) ![B](fig/b.png)")
    )
    found = read_document("nb", "nb.ipynb", text.encode(), BOOK).document.files
    assert [use.target for use in found] == ["fig/b.png"]
    page = "```{code-cell}\nsave('a.png')\n```\n\n![A](fig/a.png) ![B](fig/b.png)\n"
    found = read_document("nb", "nb.md", page.encode(), BOOK).document.files
    assert [use.target for use in found] == ["fig/b.png"]


def test_a_picture_inside_a_line_makes_it_no_long_line() -> None:
    """Nobody typed its letters, and nobody can break them; what stands beside it is read."""
    picture = f"![A](data:image/png;base64,{'iVBORw0KGgo' * 40_000})"
    page = read_document("nb", "nb.md", f"# T\n\n{picture} {{ref}}`x`\n".encode(), BOOK)
    assert not page.parse_errors
    assert [one.target for one in page.document.references] == ["x"]


@pytest.mark.parametrize("value", [True, "true", None])
def test_the_metadata_of_a_notebook_may_call_it_an_orphan(value: object) -> None:
    """MyST-NB 1.4.0 gives them to Sphinx as front matter; a cell’s text calls nothing so."""
    book = json.loads(notebook(("markdown", "# One")))
    text = json.dumps({**book, "metadata": {"orphan": value}})
    assert read_document("nb", "nb.ipynb", text.encode(), BOOK).document.orphan
    for other in ({}, {"orphan": False}, {"mystnb": {"orphan": True}}):
        text = json.dumps({**book, "metadata": other})
        assert not read_document("nb", "nb.ipynb", text.encode(), BOOK).document.orphan
    text = notebook(("markdown", "---\norphan: true\n---"))
    assert not read_document("nb", "nb.ipynb", text.encode(), BOOK).document.orphan


def test_a_formula_that_code_has_computed_has_its_label() -> None:
    """MyST-NB prints the formula ``x`` here, and {eq} leads to it."""
    page = "# One\n\n```{glue:math} x\n:label: eq-x\n```\n\n(other)=\n```{glue:math} y\n```\n"
    labels = read_document("nb", "nb.md", page.encode(), BOOK).document.labels
    assert [(one.name, one.kind) for one in labels] == [
        ("eq-x", "equation"),
        ("other", "paragraph"),
    ]


@pytest.mark.parametrize("suffix", [".Rmd", ".rmd"])
def test_r_markdown_writes_its_code_in_braces(suffix: str) -> None:
    """Jupytext 1.19.6 makes a code cell of each; a fence of colons is text as in any page."""
    settings = Settings(suffixes=((suffix, "myst-nb"),), directives=frozenset(("note",)))
    page = (
        "# One\n\n```{python echo=TRUE}\n{ref}`x`\n```\n\n```{r, fig.cap='A'}\ny(\n```\n\n"
        "```{note}\n{ref}`z`\n```\n\n:::{note}\n{ref}`there`\n:::\n"
    )
    read = read_document("nb", f"nb{suffix}", page.encode(), settings)
    assert read.parse_errors == ()
    assert [one.name for one in read.blocks if one.kind == "code"] == ["", "", ""]
    assert [one.target for one in read.document.references] == ["there"]
