"""Where a book is found, and what is said where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bookpress.files.errors import CannotLook
from bookpress.gate.check import check_book
from bookpress.gate.options import Options
from bookpress.read.conf.find import find_book

if TYPE_CHECKING:
    from pathlib import Path

CONF = 'project = "Book"\nextensions = ["myst_parser"]\n'
TOC = "format: jb-book\nroot: intro\n"


def lay_out(root: Path, *paths: str) -> None:
    """Write files: settings that are sound, pages with a title."""
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        text = {"conf.py": CONF, "_toc.yml": TOC}.get(path.rpartition("/")[2], "# Title\n")
        (root / path).write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("paths", "settings", "source"),
    [
        (["conf.py", "index.md"], "conf.py", ""),
        (["conf.py", "source/index.md"], "conf.py", "source"),
        (["docs/conf.py", "docs/index.md"], "docs/conf.py", "docs"),
        # sphinx-quickstart --sep, run in docs
        (["docs/source/conf.py", "docs/source/index.md"], "docs/source/conf.py", "docs/source"),
        (["content/conf.py", "content/index.md"], "content/conf.py", "content"),
        (["lectures/_config.yml", "lectures/_toc.yml"], "lectures/_config.yml", "lectures"),
        (["book/website/_toc.yml"], "book/website/_toc.yml", "book/website"),
        (["docs/conf.py", "tests/a/conf.py", "tests/b/conf.py"], "docs/conf.py", "docs"),
        (["text/conf.py", "text/samples/conf.py"], "text/conf.py", "text"),
        (["text/conf.py", ".hidden/conf.py", "env/pyvenv.cfg", "env/conf.py"],
         "text/conf.py", "text"),
        (["text/conf.py", "another/.git/HEAD", "another/docs/conf.py"], "text/conf.py", "text"),
        (["text/conf.py", "text/_toc.yml", "text/intro.md"], "text/conf.py", "text"),
        (["text/conf.py", "_build/conf.py", "node_modules/x/conf.py"], "text/conf.py", "text"),
    ],
)  # fmt: skip
def test_where_a_book_is(tmp_path: Path, paths: list[str], settings: str, source: str) -> None:
    lay_out(tmp_path, *paths)
    found = find_book(tmp_path)
    assert found.path.relative_to(tmp_path).as_posix() == settings
    assert found.source == tmp_path / source


def test_a_conf_py_of_a_program_is_no_book(tmp_path: Path) -> None:
    lay_out(tmp_path, "docs/source/conf.py", "docs/source/index.md", "app/conf.py")
    (tmp_path / "app/conf.py").write_text("from django.conf import settings\n", "utf-8")
    assert find_book(tmp_path).configuration == tmp_path / "docs/source"


def why_none(folder: Path) -> str:
    with pytest.raises(CannotLook) as caught:
        find_book(folder)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_several_books_are_named(tmp_path: Path) -> None:
    lay_out(tmp_path, "zh/conf.py", "en/conf.py", "more/jb/_toc.yml")
    assert why_none(tmp_path) == f"{tmp_path} holds several books: en, zh; name the folder of one"


def test_a_folder_of_a_book_is_not_the_book(tmp_path: Path) -> None:
    lay_out(tmp_path, "docs/conf.py", "docs/part/one/a.md")
    why = why_none(tmp_path / "docs/part/one")
    assert why.endswith(f"the book stands above, in {tmp_path / 'docs'}; name that folder")


def test_a_book_above_the_repository_is_another(tmp_path: Path) -> None:
    lay_out(tmp_path, "conf.py", "clone/.git/HEAD", "clone/a.md")
    assert why_none(tmp_path / "clone") == (
        f"{tmp_path / 'clone'} holds no book: neither a conf.py nor a _toc.yml is there or one or"
        " two folders down; name the folder that has one"
    )


@pytest.mark.parametrize("folder", ["", "content"])
def test_a_book_of_mystmd_is_named(tmp_path: Path, folder: str) -> None:
    lay_out(tmp_path, "myst.yml", "content/a.md")
    assert why_none(tmp_path / folder) == (
        f"{tmp_path / 'myst.yml'} is of a book of mystmd, which the gate does not read: check it"
        " with myst build --strict; the gate reads books of Sphinx (conf.py) and of Jupyter Book 1"
        " (_toc.yml)"
    )


def test_a_book_in_content_is_checked_from_above(tmp_path: Path) -> None:
    lay_out(tmp_path, "content/conf.py", "content/index.md")
    (tmp_path / "content/index.md").write_text("# Title\n\n{ref}`nowhere`\n", "utf-8")
    findings = check_book(tmp_path, Options(use_cache=False)).findings
    assert [f"{f.place} {f.rule}" for f in findings if f.severity == "error"] == [
        "content/index.md:3:7 crossrefs.unknown-target"
    ]
