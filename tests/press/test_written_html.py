"""HTML that programs write into a page, such as the outputs of a notebook, is valid in an ePub."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOTS
from tests.epub.publication import Publication, epubcheck, text_of

from .test_others_book import add, draft

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
FRAME = """<div>
<style scoped>
    .dataframe tbody > tr th { vertical-align: top; }
</style>
<table border="1" class="dataframe"><tbody><tr><th>0</th><td>5.1</td></tr></tbody></table>
</div>"""  # pandas 3
LOGO = """<STYLE type="text/css">
@import url("https://example.org/a.css");
.logo { background: url(https://example.org/logo.png) no-repeat; color: red }
</STYLE>
<link rel="stylesheet" href="https://example.org/b.css">
<p class="logo">Words with a logo</p>"""
DRAWING = "<svg viewBox='0 0 1 1'><style>.line { fill: none }</style><path d='M0 0'/></svg>"


@pytest.fixture(scope="module")
def epub(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    book: Path = shutil.copytree(ROOTS / "others-book", tmp_path_factory.mktemp("html") / "book")
    for html in (FRAME, LOGO, DRAWING):
        add(book, html)
    draft(book, "epub")
    return Publication(book / "build/epub/book-en.epub")


def test_styles_stand_in_the_head(epub: Publication) -> None:
    page = epub.pages["guide/rest.xhtml"]
    styles = page.xpath("//*[local-name()='style']")
    places = [one.getparent().tag.rpartition("}")[2] for one in styles]
    assert places == ["head", "head", "svg"]
    assert ".dataframe tbody > tr th { vertical-align: top; }" in styles[0].text
    assert "color: red" in styles[1].text
    assert "Words with a logo" in text_of(page)


def test_no_style_asks_the_web_for_a_file(epub: Publication) -> None:
    assert b"example.org/" not in b"".join(
        line for line in epub.files["guide/rest.xhtml"].splitlines() if b"href" not in line
    )
    assert b"b.css" not in epub.files["guide/rest.xhtml"]


def test_it_is_valid(epub: Publication) -> None:
    said = epubcheck(epub.path)
    assert [one for one in said if one.startswith(("ERROR", "FATAL", "WARNING"))] == []
