"""What the tests of new books share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from tests.new.books import new

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a function that gives the new book of a setting; nobody may change it.

    Processes that run tests side by side share it.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def book(setting: str) -> Path:
        folder = shared / f"new-{setting}" / "my-book"
        with FileLock(shared / f"new-{setting}.lock"):
            if not folder.exists():
                done = new(folder, "--language", setting, "--defaults")
                assert (done.returncode, done.stderr) == (0, "")
        return folder

    return book


@pytest.fixture
def quarto(tmp_path: Path) -> Path:
    """Return a small book of Quarto."""
    folder = tmp_path / "quarto"
    folder.mkdir()
    (folder / "_quarto.yml").write_text(
        "book:\n  title: Dots\n  author: [Ann, Bob]\n"
        "  chapters:\n    - index.qmd\n    - part: All\n      chapters: [b.qmd, a.qmd]\n",
        "utf-8",
    )
    (folder / "index.qmd").write_text("# Preface {#sec-preface}\n\nBefore [@a].\n", "utf-8")
    (folder / "a.qmd").write_text("# Alpha {#sec-alpha}\n\nSee @sec-beta and @fig-dot.\n", "utf-8")
    (folder / "b.qmd").write_text(
        "# Beta {#sec-beta}\n\n![A dot](dot.svg){#fig-dot}\n\n@thm-none, [*see* @a]\n", "utf-8"
    )
    (folder / "skipped.qmd").write_text("# Not listed\n", "utf-8")
    (folder / "dot.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        '<rect width="9" height="9"/></svg>',
        "utf-8",
    )
    (folder / "works.bib").write_text(
        "@book{a,\n  author = {Ann Other},\n  title = {Dots},\n"
        "  publisher = {P},\n  year = {2001},\n}\n",
        "utf-8",
    )
    return folder
