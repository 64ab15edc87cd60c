"""Up to date means the same content, whatever the times of the files say, and all the way down."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from bookpress.press import up_to_date as stamp
from tests.conftest import press

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Html = Callable[..., str]

pytestmark = pytest.mark.slow
LONG_AGO = 946_684_800  # 2000-01-01
UP_TO_DATE = "Every edition is up to date."


def change(path: Path, old: str, new: str) -> None:
    """Put a changed copy of the file in its place, older than what was built, as ``mv`` does."""
    text = path.read_text("utf-8")
    assert old in text
    draft = path.with_name("draft")
    draft.write_text(text.replace(old, new), "utf-8")
    os.utime(draft, (LONG_AGO, LONG_AGO))
    draft.replace(path)


def add(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((path.read_text("utf-8") if path.exists() else "") + text, "utf-8")


def page(book: Path, name: str, language: str = "zh") -> str:
    return (book / "build/html" / language / name).read_text("utf-8")


def test_a_chapter_with_an_older_time(small_book: Path, html: Html) -> None:
    html(small_book)
    change(small_book / "source/preface.md", "这是前言", "这是新的前言")
    html(small_book)
    assert "这是新的前言" in page(small_book, "preface.html")


def test_a_catalog_with_an_older_time(small_book: Path, html: Html) -> None:
    html(small_book, "en")
    change(small_book / "locale/en/LC_MESSAGES/preface.po", "the preface", "a new preface")
    html(small_book, "en")
    assert "a new preface" in page(small_book, "preface.html", "en")


def test_a_bibliography_of_the_same_time(small_book: Path, html: Html) -> None:
    html(small_book)
    path = small_book / "refs.bib"
    times = path.stat()
    change(path, "On Words", "On Sentences")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    html(small_book)
    assert "On sentences" in page(small_book, "one/index.html")


def test_a_bibliography_in_a_folder(small_book: Path, html: Html) -> None:
    (small_book / "bib").mkdir()
    (small_book / "refs.bib").rename(small_book / "bib/refs.bib")
    change(small_book / "conf.py", '"refs.bib"', '"bib/refs.bib"')
    html(small_book)
    change(small_book / "bib/refs.bib", "On Words", "On Sentences")
    assert html(small_book)
    assert "On sentences" in page(small_book, "one/index.html")
    assert not html(small_book)


def test_catalogs_in_another_folder(small_book: Path, html: Html) -> None:
    (small_book / "locale").rename(small_book / "translations")
    change(small_book / "conf.py", '"../locale"', '"../translations"')
    html(small_book, "en")
    change(small_book / "translations/en/LC_MESSAGES/preface.po", "the preface", "a new preface")
    assert html(small_book, "en")
    assert "a new preface" in page(small_book, "preface.html", "en")


def test_a_file_outside_the_manuscript(small_book: Path, html: Html) -> None:
    add(small_book / "programs/one.txt", "first line\n")
    add(small_book / "source/preface.md", "\n```{literalinclude} ../programs/one.txt\n```\n")
    html(small_book)
    change(small_book / "programs/one.txt", "first", "second")
    assert html(small_book)
    assert "second line" in page(small_book, "preface.html")
    assert not html(small_book)


def test_a_module_of_conf(small_book: Path, html: Html) -> None:
    add(small_book / "facts.py", "EDITION = '7'\n")
    add(small_book / "conf.py", f"import sys\nsys.path.insert(0, {str(small_book)!r})\n")
    add(small_book / "conf.py", "from facts import EDITION as book_edition\n")
    html(small_book)
    change(small_book / "facts.py", "7", "8")
    assert html(small_book)
    assert "8" in page(small_book, "index.html")


def test_a_template_and_a_style_of_the_book(small_book: Path, html: Html) -> None:
    add(small_book / "_static/own.css", "p { color: red }\n")
    add(small_book / "conf.py", "html_static_path = ['_static']\nhtml_css_files = ['own.css']\n")
    html(small_book)
    assert not html(small_book)
    change(small_book / "_static/own.css", "red", "blue")
    assert html(small_book)
    assert "blue" in page(small_book, "_static/own.css")
    add(small_book / "_static/more.css", "p { margin: 0 }\n")
    html(small_book)
    assert "margin" in page(small_book, "_static/more.css")
    (small_book / "_static/more.css").unlink()
    html(small_book)
    assert not (small_book / "build/html/zh/_static/more.css").exists()


def test_a_figure_gets_a_twin_and_a_chapter_a_catalog(small_book: Path, html: Html) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>'
    add(small_book / "source/one/figures/x.svg", drawing)
    add(small_book / "source/one/index.md", "\n![a picture](figures/x.svg)\n")
    catalog = small_book / "locale/en/LC_MESSAGES/two.po"
    kept = catalog.read_bytes()
    catalog.unlink()
    html(small_book, "en")
    add(small_book / "source/one/figures/x.en.svg", drawing.replace("circle", "rect"))
    catalog.write_bytes(kept)
    html(small_book, "en")
    assert "_images/x.en.svg" in page(small_book, "one/index.html", "en")
    assert not (small_book / "build/html/en/_images/x.svg").exists()
    assert "Chapter" in page(small_book, "two/index.html", "en")


def test_what_was_built_without_a_look_is_not_up_to_date(small_book: Path) -> None:
    add(small_book / "source/two/index.md", "\n见第 9 章。\n")  # a finding, and no fault for Sphinx
    only = ("book", "--format", "html", "--language", "zh")
    assert press(small_book, *only, "--no-check").returncode == 0
    assert UP_TO_DATE in press(small_book, *only, "--no-check").stderr
    done = press(small_book, *only)
    assert done.returncode == 1
    assert "crossrefs." in done.stderr
    assert UP_TO_DATE not in done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--language", "fr"), "fr: this book has the languages zh, en"),
        (("--format", "docx"), "docx: this book has the formats html, epub, pdf"),
    ],
)
def test_an_edition_that_the_book_has_not(
    small_book: Path, options: tuple[str, ...], said: str
) -> None:
    done = press(small_book, "book", *options)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_language_of_the_press_that_the_book_has_not(small_book: Path) -> None:
    change(small_book / "conf.py", '["zh_CN", "en"]', '["en"]')
    change(small_book / "conf.py", 'language = "zh_CN"', 'language = "en"')
    for command in ("book", "live"):
        done = press(small_book, command, "--language", "zh")
        assert done.returncode == 2
        assert "zh: this book has the languages en" in done.stderr


def test_every_library_of_an_edition_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sphinx-9.0.4.dist-info").mkdir()
    (tmp_path / "pytest-9.0.0.dist-info").mkdir()

    def found() -> tuple[str, ...]:
        stamp.libraries.cache_clear()
        monkeypatch.setattr(sys, "path", [str(tmp_path)])
        return stamp.libraries()

    before = found()
    (tmp_path / "pytest-9.0.0.dist-info").rename(tmp_path / "pytest-9.0.1.dist-info")
    assert found() == before
    (tmp_path / "sphinx-9.0.4.dist-info").rename(tmp_path / "sphinx-9.0.5.dist-info")
    assert found() != before
    monkeypatch.undo()
    stamp.libraries.cache_clear()


def test_the_list_of_libraries_is_whole(requirements_of: Callable[[str], set[str]]) -> None:
    # What makes editions; the tests' tools and the server of the preview have no hand in them.
    direct = (
        "sphinx docutils myst-parser sphinxcontrib-bibtex furo pypinyin polib pikepdf "
        "pypandoc-binary sphinx-intl"
    ).split()
    needed = set().union(*(requirements_of(name) for name in direct))
    assert needed <= stamp.LIBRARIES


@pytest.fixture
def requirements_of() -> Callable[[str], set[str]]:
    """Return a function that lists a distribution and all that it needs."""
    from importlib.metadata import PackageNotFoundError, requires  # noqa: PLC0415

    from packaging.requirements import Requirement  # noqa: PLC0415
    from packaging.utils import canonicalize_name  # noqa: PLC0415

    def walk(name: str) -> set[str]:
        try:
            lines = requires(name) or []
        except PackageNotFoundError:
            return set()
        needed = [Requirement(line) for line in lines]
        names = [n.name for n in needed if n.marker is None or n.marker.evaluate({"extra": ""})]
        return {str(canonicalize_name(name))}.union(*map(walk, names))

    return walk


def test_aversion_of_program_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "xelatex"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    stamp.version_of_program.cache_clear()
    before = stamp.version_of_program("xelatex")
    program.write_text("#!/bin/sh\n# newer\n")
    stamp.version_of_program.cache_clear()
    assert stamp.version_of_program("xelatex") != before
    stamp.version_of_program.cache_clear()


def test_an_older_press_does_not_decide(small_book: Path, html: Html) -> None:
    """A record that was damaged, or written by another press, counts as none."""
    html(small_book)
    shutil.copy(small_book / "build/.work/zh/record.json", small_book / "kept.json")
    (small_book / "build/.work/zh/record.json").write_text("{", "utf-8")
    assert html(small_book)
