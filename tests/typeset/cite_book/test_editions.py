"""The imprint of the ePub and of the PDF says how the book is cited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.book.pdf_reader import Pdf
from tests.conftest import press
from tests.epub.publication import NS, Publication, epubcheck

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
CONF = """\
extensions = ["bookpress"]
language = "zh_CN"
book_id = "small"
book_languages = ["zh_CN"]
book_title = "小书 & 大书：从 50% 到 100%"
book_author = "本书编写组"
book_publisher = "某某出版社"
book_edition = "2"
book_date = "2026-11-25"
book_doi = "10.1234/a_b"
"""
INDEX = "# 小书\n\n:::{toctree}\n:numbered:\n\none\n:::\n\n:::{toctree}\nimprint\n:::\n"
SAID = "《小书 & 大书：从 50% 到 100%》，第 2 版，某某出版社，2026 年 11 月 25 日。"
DOI = "https://doi.org/10.1234/a_b"


def close(text: str) -> str:
    """Return text without spaces, which PDFs have where the typesetter put glue."""
    return re.sub(r"\s", "", text)


def test_both_say_it_and_lead_to_it(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "conf.py").write_text(CONF, "utf-8")
    imprint = "# 版权页\n\n**许可**：CC BY 4.0\n\n:::{cite-this-book}\n:::\n"
    pages = {"index": INDEX, "one": "# 第一章\n\n几句话。\n", "imprint": imprint}
    for name, text in pages.items():
        (tmp_path / f"source/{name}.md").write_text(text, "utf-8")
    done = press(tmp_path, "book", "--format", "epub,pdf")
    assert done.returncode == 0, done.stderr
    whole = f"引用本书：本书编写组：{SAID}{DOI}"
    _pdf_says(tmp_path / "build/pdf/small-zh.pdf", whole)
    _epub_says(tmp_path / "build/epub/small-zh.epub", whole)


def _pdf_says(path: Path, whole: str) -> None:
    pdf = Pdf(path)
    assert close(whole) in close(pdf.text())
    actions = [
        link.A for page in pdf.file.pages for link in page.get("/Annots", []) if "/A" in link
    ]
    assert DOI in {str(action.URI) for action in actions if "/URI" in action}


def _epub_says(path: Path, whole: str) -> None:
    epub = Publication(path)
    (said,) = epub.pages["imprint.xhtml"].xpath("//h:p[@class='cite-as']", namespaces=NS)
    assert "".join(said.itertext()) == whole
    assert said.xpath("h:a/@href", namespaces=NS) == [DOI]
    assert not [name for name in epub.files if "cite/" in name]
    assert epub.dublin_core("publisher") == ["某某出版社"]
    assert epubcheck(path) == []
