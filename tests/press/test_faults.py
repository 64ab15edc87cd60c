"""Each fault of a book is one line: where, what; never a traceback, never silence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import press

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
CHAPTER = "source/two/index.md"
ADDED = [  # what is added to the end of chapter 2, and what is said of line 14
    ("{nosuch}`x`", 'Unknown interpreted text role "nosuch"'),
    (":::{nosuch}\n:::", "Unknown directive type: 'nosuch'"),
    ("![x](figures/none.svg)", "image file not readable"),
    ("[^lonely]: text", "is not referenced"),
    ("$$ \\frac{1 $$", "this formula cannot be set"),
    ("{cite}`a,b,`", 'citation "a,b," is not a list of keys'),
    ("{cite}` `", 'citation " " is not a list of keys'),
    ("{cite}`nobody1900`", 'could not find bibtex key "nobody1900"'),
    ("{numref}`fig-none`", "undefined label: 'fig-none'"),
    ("{term}`无此词`", "term not in glossary: '无此词'"),
]
BIBLIOGRAPHY = [  # a change of refs.bib, and what is said
    ("@book{adams1999", "@bok{adams1999", "refs.bib:8: ", "there is no type @bok"),
    (
        "  publisher = {A Press},\n  year      = {1999}",
        "",
        "refs.bib:8: ",
        "“adams1999” (@book) has no publisher or location",
    ),
    (
        "@book{unused2000",
        "@article{zhang2020",
        "refs.bib:16: ",
        "“zhang2020” is taken in line 1",
    ),
    ("title   = {On Words}", "title   = {On Words", "refs.bib:3: ", "is not closed"),
    ("year    = {2020}", "crossref = {zhang2021}", "refs.bib:5: ", "did you mean “zhang2020”?"),
    ("{Letters}", "letters", "refs.bib:", "no @string is called “letters”"),
]


def build_zh(book: Path) -> str:
    done = press(book, "book", "--no-check", "--format", "html", "--language", "zh")
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert not (book / "build/html/zh").exists()
    return done.stderr


@pytest.mark.parametrize(("text", "said"), ADDED)
def test_a_fault_of_the_manuscript(small_book: Path, text: str, said: str) -> None:
    path = small_book / CHAPTER
    assert path.read_text("utf-8").count("\n") == 12
    path.write_text(f"{path.read_text('utf-8')}\n{text}\n", "utf-8")
    (line,) = [line for line in build_zh(small_book).splitlines() if said in line]
    assert line.startswith(f"{CHAPTER}:14: ")


@pytest.mark.parametrize(("old", "new", "place", "said"), BIBLIOGRAPHY)
def test_a_fault_of_the_bibliography(
    small_book: Path, old: str, new: str, place: str, said: str
) -> None:
    path = small_book / "refs.bib"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert [line for line in build_zh(small_book).splitlines() if said in line and place in line]


@pytest.mark.parametrize("name", [CHAPTER, "locale/en/LC_MESSAGES/two.po"])
def test_a_file_that_is_not_utf8(small_book: Path, name: str) -> None:
    path = small_book / name
    lines = path.read_bytes().count(b"\n")
    path.write_bytes(path.read_bytes() + b"\xff\n")
    done = press(small_book, "book", "--no-check", "--format", "html")
    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if line.startswith(f"{name}:{lines + 1}: ")]
    assert len(told) == 1
    assert "not UTF-8" in told[0]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = (", "was never closed"),
        ('book_languages = ["zh_CN", "xx"]', "“xx” cannot be typeset: CLDR has no such language"),
    ],
)
def test_a_fault_of_conf(small_book: Path, text: str, said: str) -> None:
    path = small_book / "conf.py"
    path.write_text(f"{path.read_text('utf-8')}\n{text}\n", "utf-8")
    done = press(small_book, "book", "--no-check")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "conf.py" in line
    assert said in line


def test_a_character_without_a_glyph_stops_the_pdf(small_book: Path) -> None:
    path = small_book / "source/preface.md"
    path.write_text(path.read_text("utf-8") + "\n\U0001f9ff\U0001fae8\n", "utf-8")
    line = path.read_text("utf-8").count("\n")
    done = press(small_book, "book", "--no-check", "--format", "pdf", "--language", "zh")
    assert done.returncode == 1
    said = f"source/preface.md:{line}: error: no font of the PDF has “"
    assert done.stderr.count(said) == 2
    assert not (small_book / "build/pdf").exists()


BROKEN_EXTENSION = """
def fail(app, doctree, docname):
    from docutils import nodes
    for node in doctree.findall(nodes.paragraph):
        raise KeyError(docname)

def setup(app):
    app.connect("doctree-resolved", fail)
"""


def test_a_failure_of_code_names_the_line_it_was_at(small_book: Path) -> None:
    path = small_book / "conf.py"
    path.write_text(path.read_text("utf-8") + BROKEN_EXTENSION, "utf-8")
    done = press(small_book, "book", "--no-check", "--format", "html", "--language", "zh")
    assert done.returncode == 1
    (line,) = [line for line in done.stderr.splitlines() if "exception" in line]
    assert re.match(r"source/[\w/]+\.md:\d+: Handler <function fail", line)
    assert "Traceback" not in done.stderr
