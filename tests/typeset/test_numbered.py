"""Numbered references: what they say is Sphinx's, and no page is read anew for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.environment import BuildEnvironment
from sphinx.testing.util import SphinxTestApp

from bookpress.typeset import numbered

if TYPE_CHECKING:
    from pathlib import Path

    from docutils import nodes

REFERENCES = 6  # that lead to something
BOOK = """\
One
===

.. _part:

Inside
------

.. _table:

.. table:: Signs

   == ==
   a  b
   == ==

.. _code:

.. code-block:: python
   :caption: A program

   x = 1

.. _plain:

A paragraph.

:numref:`part`, :numref:`table`, :numref:`code`, :numref:`As {number} <table>`,
:numref:`{name}: {number} <code>`, :numref:`plain`, :numref:`absent`
"""


def page(folder: Path, builder: str, extensions: list[str]) -> tuple[str, str]:
    """Return what is printed of the book, and what Sphinx has said."""
    source = folder / "source"
    source.mkdir(parents=True)
    conf = f'extensions = {extensions!r}\nnumfig = True\nhtml_theme = "basic"\n'
    source.joinpath("conf.py").write_text(conf, "utf-8")
    contents = "Book\n====\n\n.. toctree::\n   :numbered:\n\n   one\n"
    source.joinpath("index.rst").write_text(contents, "utf-8")
    source.joinpath("one.rst").write_text(BOOK, "utf-8")
    app = SphinxTestApp(buildername=builder, srcdir=source, builddir=folder / "build")
    try:
        app.build()
        (output,) = app.outdir.glob("one.html" if builder == "html" else "*.tex")
        return output.read_text("utf-8"), app.warning.getvalue().replace(str(folder), "")
    finally:
        app.cleanup()


@pytest.mark.parametrize("builder", ["html", "latex"])
def test_references_and_warnings_are_those_of_sphinx(builder: str, tmp_path: Path) -> None:
    stock = page(tmp_path / "stock", builder, [])
    assert page(tmp_path / "ours", builder, [numbered.__name__]) == stock
    assert "absent" in stock[1]


def test_a_page_is_read_once_for_all_references(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    get_doctree = BuildEnvironment.get_doctree

    def noted(env: BuildEnvironment, docname: str) -> nodes.document:
        read.append(docname)
        return get_doctree(env, docname)

    monkeypatch.setattr(BuildEnvironment, "get_doctree", noted)
    page(tmp_path / "stock", "html", [])
    stock = read.count("one")
    read.clear()
    page(tmp_path / "ours", "html", [numbered.__name__])
    assert stock - read.count("one") == REFERENCES - 1


def test_the_domain_of_another_extension_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = "from sphinx.domains.std import StandardDomain\n\n\nclass Theirs(StandardDomain):\n"
    theirs += "    pass\n\n\ndef setup(app):\n    app.add_domain(Theirs, override=True)\n"
    tmp_path.joinpath("theirs.py").write_text(theirs, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    taken: list[object] = []
    monkeypatch.setattr(numbered.NumberedThings, "page", lambda *_: taken.append(_))
    page(tmp_path / "book", "html", ["theirs", numbered.__name__])
    assert not taken
