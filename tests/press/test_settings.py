"""Every setting that names a place is honoured: by the gate, the press, `catalogs` and `tidy`."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest
from lxml import html

from tests.book.pdf_reader import Pdf
from tests.conftest import press
from tests.epub.publication import Publication

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _move_source(book: Path) -> str:
    (book / "source").rename(book / "manuscript")
    return "manuscript"


def _conf_among_chapters(book: Path) -> str:
    for path in list((book / "source").iterdir()):
        path.rename(book / path.name)
    (book / "source").rmdir()
    _replace(book / "conf.py", '["../locale"]', '["locale"]')
    return ""


def _all_in_docs(book: Path) -> str:
    docs = book / "docs"
    docs.mkdir()
    for name in ("conf.py", "refs.bib", "source", "locale"):
        (book / name).rename(docs / name)
    text = (book / "allowed.toml").read_text("utf-8").replace('"refs.bib"', '"docs/refs.bib"')
    (book / "allowed.toml").write_text(text, "utf-8")
    return "docs/source"


def _bibliography_in_folder(book: Path) -> str:
    (book / "bib").mkdir()
    (book / "refs.bib").rename(book / "bib" / "works.bib")
    _replace(book / "conf.py", '["refs.bib"]', '["bib/works.bib"]')
    text = (book / "allowed.toml").read_text("utf-8").replace('"refs.bib"', '"bib/works.bib"')
    (book / "allowed.toml").write_text(text, "utf-8")
    return "source"


def _catalogs_elsewhere(book: Path) -> str:
    (book / "locale").rename(book / "translations")
    _replace(book / "conf.py", '["../locale"]', '["../translations"]')
    return "source"


def _two_locale_folders(book: Path) -> str:
    second = book / "more" / "en" / "LC_MESSAGES"
    second.mkdir(parents=True)
    (book / "locale/en/LC_MESSAGES/two.po").rename(second / "two.po")
    _replace(book / "conf.py", '["../locale"]', '["../locale", "../more"]')
    return "source"


def _a_page_left_out(book: Path) -> str:
    (book / "source" / "draft.md").write_text("# 草稿\n\n{cite}`nobody`\n", "utf-8")
    with (book / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write('exclude_patterns = ["draft.md"]\n')
    return "source"


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


LAYOUTS: list[Callable[[Path], str]] = [
    _move_source,
    _conf_among_chapters,
    _all_in_docs,
    _bibliography_in_folder,
    _catalogs_elsewhere,
    _two_locale_folders,
    _a_page_left_out,
]


@pytest.mark.slow
@pytest.mark.parametrize("lay_out", LAYOUTS, ids=lambda one: one.__name__.strip("_"))
def test_a_layout_serves_every_command(
    small_book: Path, lay_out: Callable[[Path], str], small_build: Path
) -> None:
    source = small_book / lay_out(small_book)
    before = _written(small_book)
    catalogs = press(small_book, "catalogs")
    assert catalogs.returncode == 0, catalogs.stderr
    assert _written(small_book) == before
    made = press(small_book, "book", "--format", "html,epub")
    assert made.returncode == 0, made.stderr
    for language in ("zh", "en"):
        page = f"html/{language}/one/index.html"
        ours, usual = small_book / "build" / page, small_build / page
        assert _text(ours) == _text(usual)
    assert not list((small_book / "build" / "html").rglob("draft.html"))
    again = press(small_book, "book", "--format", "html,epub")
    assert "up to date" in again.stderr, again.stderr
    _replace(source / "one" / "index.md", "# ", "# 新")
    stale = press(small_book, "book", "--format", "html", "--no-check")
    assert "up to date" not in stale.stderr


def _text(page: Path) -> str:
    text = page.read_text("utf-8")
    return text[text.index("<article") : text.index("</article>")]


def _written(book: Path) -> dict[Path, str]:
    """Return what a person has written, by path: all but the places that a catalog names."""
    return {
        path: re.sub("(?m)^#:.*", "", path.read_text("utf-8"))
        for path in book.rglob("*")
        if path.suffix in {".md", ".po", ".bib", ".py", ".toml"} and "build" not in path.parts
    }


WRONG = {
    'book_title = {"zh_CN": "小书"}': "conf.py: book_title has no text for “en”; add it",
    "book_title = 3": "conf.py: book_title must be a text",
    'book_languages = ["zh_CN", "xx"]': "conf.py: language “xx” cannot be typeset: CLDR has",
    'book_date = "25. 11. 2026"': "conf.py: book_date is “25. 11. 2026”; write it as 2026-01-31",
    'book_readings = ["ごい"]': 'conf.py: book_readings must be {"word": "reading"}',
    'book_pinyin = {"重排": 1}': 'conf.py: book_pinyin must be {"word": "reading"}',
    "book_edition = [1]": "conf.py: book_edition must be a text",
    'book_title = ""': "conf.py: book_title is missing; write book_title =",
    "def setup(app): raise OSError('no disk')": "conf.py was passed over: line 15: "
    "OSError: no disk; the press needs all of it",
    'extensions += ["no_such_module"]': "conf.py needs what is not installed: "
    f"no_such_module; install them for {sys.executable}; the press needs all of it",
    "book_author = {}": "conf.py: book_author is missing; write book_author =",
}


@pytest.mark.slow
@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_fact_is_one_line(small_book: Path, line: str) -> None:
    with (small_book / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"{line}\n")
    made = press(small_book, "book", "--format", "html")
    assert made.returncode == 2, made.stderr
    (said,) = made.stderr.splitlines()
    assert WRONG[line] in said


@pytest.mark.slow
def test_what_any_book_of_sphinx_says_is_enough(tmp_path: Path) -> None:
    """Title, author and edition by Sphinx's names; no facts of ours, no catalogs, no works."""
    (tmp_path / "source").mkdir()
    (tmp_path / "conf.py").write_text(
        'extensions = ["bookpress"]\nlanguage = "en"\nproject = "On Bridges"\n'
        'author = "A Builder"\nrelease = "2.1"\n',
        "utf-8",
    )
    (tmp_path / "source/index.md").write_text(
        "# On Bridges\n\n```{toctree}\n:numbered:\n\none\n```\n", "utf-8"
    )
    (tmp_path / "source/one.md").write_text("(ch-one)=\n# Piers\n\nThey stand.\n", "utf-8")
    made = press(tmp_path, "book")
    assert made.returncode == 0, made.stderr
    landing = (tmp_path / "build/index.html").read_text("utf-8")
    for words in ("<h1>On Bridges</h1>", "A Builder", "Edition 2.1"):
        assert words in landing
    assert "1980" not in landing
    title = Publication(tmp_path / "build/epub/book-en.epub").xml("content.opf")
    assert "".join(title.xpath("//*[local-name()='title']/text()")) == "On Bridges"
    assert "Edition 2.1" in Pdf(tmp_path / "build/pdf/book-en.pdf").text(1)


@pytest.mark.slow
def test_a_book_without_numbers_is_all_main_matter(tmp_path: Path) -> None:
    """Its pages count from 1, its tables too, in the PDF as on the site; an edition it has none."""
    (tmp_path / "source").mkdir()
    (tmp_path / "conf.py").write_text(
        'extensions = ["bookpress"]\nlanguage = "en"\nproject = "Notes"\nauthor = "A Builder"\n',
        "utf-8",
    )
    (tmp_path / "source/index.md").write_text("# Notes\n\n```{toctree}\none\ntwo\n```\n", "utf-8")
    for name in ("one", "two"):
        (tmp_path / f"source/{name}.md").write_text(
            f"(ch-{name})=\n# Of {name}\n\n```{{table}} Heads\n:name: tab-{name}\n\n| a | b |\n"
            f"|---|---|\n| 1 | 2 |\n```\n\nSee {{numref}}`tab-{name}`.\n",
            "utf-8",
        )
    made = press(tmp_path, "book", "--format", "html,pdf")
    assert made.returncode == 0, made.stderr
    pdf = Pdf(tmp_path / "build/pdf/book-en.pdf")
    assert "Edition" not in pdf.text(1)
    for number, name in enumerate(("one", "two"), 1):
        said = f"See Table {number}."
        assert said in " ".join(pdf.text().split())
        page = (tmp_path / f"build/html/en/{name}.html").read_text("utf-8")
        assert said in " ".join(html.fromstring(page).xpath("string(//article)").split())
    (last,) = [line.page for line in pdf.lines if line.text == "Of two" and line.page > 2]
    assert pdf.text(last).split()[-1] == "2"
