"""``bookpress new --from``: a folder of Quarto becomes a book."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.new.books import new

if TYPE_CHECKING:
    from pathlib import Path


def test_a_book_of_quarto(quarto: Path, tmp_path: Path) -> None:
    book = tmp_path / "book"
    done = new(book, "--from", str(quarto))  # title and author stand in _quarto.yml
    assert done.returncode == 0
    assert [line.split(" ")[0] for line in done.stderr.splitlines()] == [f"{quarto}/b.qmd:5:"] * 2
    contents = (book / "source/index.md").read_text("utf-8")
    assert "# Dots\n" in contents
    places = [contents.index(f"\n{name}\n") for name in ("preface", "b", "a", "imprint")]
    assert all(one < other for one, other in pairwise(places))
    conf = (book / "conf.py").read_text("utf-8")
    assert 'bibtex_bibfiles = ["works.bib"]' in conf
    assert 'book_author = "Ann, Bob"' in conf
    assert "two chapters" not in conf
    assert (book / "source/dot.svg").read_bytes() == (quarto / "dot.svg").read_bytes()
    assert not (book / "refs.bib").exists()
    assert not list(book.glob("source/ch*"))
    checked = subprocess.run(
        [sys.executable, "-m", "bookpress", "check", "--select", "citations,crossrefs", str(book)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


@pytest.mark.slow
def test_it_is_made(quarto: Path, tmp_path: Path) -> None:
    text = (
        (quarto / "b.qmd")
        .read_text("utf-8")
        .replace("\n@thm-none, [*see* @a]\n", "\nAs @a [p. 3].\n")
    )
    (quarto / "b.qmd").write_text(text, "utf-8")
    done = new(tmp_path / "book", "--from", str(quarto))
    assert (done.returncode, done.stderr) == (0, "")
    made = subprocess.run(
        [sys.executable, "-m", "bookpress", "book", "--format", "html,epub"],
        cwd=tmp_path / "book",
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("bad.md", b"\xff\xfe", "bad.md: not UTF-8"),
        ("_quarto.yml", b"book: [\n", "_quarto.yml:2: this is not YAML"),
        ("notes.txt", b"x", "holds no page"),
    ],
)
def test_what_cannot_be_read_is_one_line(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    folder = tmp_path / "from"
    folder.mkdir()
    (folder / name).write_bytes(content)
    done = new(tmp_path / "book", "--from", str(folder), "--defaults")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert words in done.stderr
    assert not (tmp_path / "book").exists()


def test_one_language_at_a_time(quarto: Path, tmp_path: Path) -> None:
    done = new(tmp_path / "book", "--from", str(quarto), "--defaults", "--language", "en,zh")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
