"""One line of conf.py changes how references are set, in every edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from bookpress.read.csl.style_files import our_styles
from bookpress.rules.docs import SETTINGS
from tests.book.pdf_reader import Pdf
from tests.conftest import press
from tests.epub.publication import NS, Publication

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
WORKS = """
@book{li2020,
  author = {李, 雷 and 韩, 梅梅},
  title = {嵌入入门},
  publisher = {科学出版社},
  address = {北京},
  edition = {2},
  year = {2020},
}
@article{one2017,
  author = {Vaswani, Ashish and others},
  title = {Attention Is All You Need},
  journal = {Nature},
  volume = {3},
  year = {2017},
}
@article{two2017,
  author = {Vaswani, Ashish and others},
  title = {Bert Again},
  journal = {Nature},
  volume = {3},
  year = {2017},
}
"""
CITED = "{cite}`two2017,li2020`、{cite:t}`one2017`、{cite:t}`li2020`"
STYLES = {
    "gb-t-7714-2025-numeric": (
        "[2,3]、Vaswani et al.[4]、李雷和韩梅梅[3]",
        [
            "Vaswani A，et al. Bert again[J]. Nature，2017，3.",
            "李雷，韩梅梅. 嵌入入门[M]. 2 版. 北京：科学出版社，2020.",
        ],
    ),
    "gb-t-7714-2025-author-date": (
        "（李雷和韩梅梅，2020；Vaswani et al.，2017b）、Vaswani et al.（2017a）",
        [
            "李雷，韩梅梅，2020. 嵌入入门[M]. 2 版. 北京：科学出版社.",
            "Vaswani A，et al.，2017b. Bert again[J]. Nature，3.",
        ],
    ),
}


def write(book: Path, style: str) -> None:
    for path, text in ((book / "refs.bib", WORKS), (book / "conf.py", "")):
        path.write_text(path.read_text("utf-8") + text, "utf-8")
    with (book / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f'book_citation_style = "{style}"\n')
    chapter = book / "source/one/index.md"
    text = chapter.read_text("utf-8")
    assert "{cite}`adams1999`" in text
    chapter.write_text(text.replace("{cite}`adams1999`", CITED), "utf-8")


def words(element: html.HtmlElement) -> str:
    text = "".join(element.itertext()).replace("\u2060", "").replace("\u00a0", " ")
    return " ".join(text.split())


@pytest.mark.parametrize("style", STYLES)
def test_a_style_is_one_line(small_book: Path, style: str) -> None:
    cited, listed = STYLES[style]
    write(small_book, style)
    done = press(small_book, "book", "--draft", "--language", "zh")
    assert done.returncode == 0, done.stderr
    site = html.parse(str(small_book / "build/html/zh/one/index.html")).getroot()
    book = Publication(small_book / "build/epub/small-zh.epub")
    for tree in (site, book.pages["one/index.xhtml"]):
        assert cited in words(tree)
        for entry in listed:
            assert entry in words(tree)
        raised = tree.xpath("//*[local-name()='sup'][contains(., '[')]")
        assert bool(raised) is ("numeric" in style)
    assert not book.pages["one/index.xhtml"].xpath("//h:li//h:sup", namespaces=NS)
    printed = "".join(Pdf(small_book / "build/pdf/small-zh.pdf").text().split())
    for entry in listed:
        assert "".join(entry.split()) in printed


def test_three_numbers_in_a_row_are_a_range(small_book: Path) -> None:
    """They are sorted, the first and the last are links, and each work says where it is cited."""
    write(small_book, "gb-t-7714-2015-numeric")
    chapter = small_book / "source/one/index.md"
    text = chapter.read_text("utf-8")
    chapter.write_text(
        text.replace(CITED, "{cite}`two2017`、{cite}`li2020,one2017,two2017`"), "utf-8"
    )
    build = ("book", "--draft", "--language", "zh", "--format", "html")
    done = press(small_book, *build)
    assert done.returncode == 0, done.stderr
    tree = html.parse(str(small_book / "build/html/zh/one/index.html")).getroot()
    (raised,) = (one for one in tree.xpath("//sup") if words(one) == "[2-4]")
    assert raised.xpath(".//a/@href") == ["#cite-two2017", "#cite-one2017"]
    for work in ("li2020", "one2017", "two2017"):
        (entry,) = tree.xpath(f"//*[@id='cite-{work}']")
        assert entry.xpath(".//a[starts-with(@href, '#')]"), work


def test_a_file_of_ones_own_is_a_style_and_counts(small_book: Path) -> None:
    """A .csl file is named by its path; when it changes, so do the editions."""
    text = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Mine</title><id>mine</id><updated>2026-11-30T00:00:00+00:00</updated></info>
<citation><layout prefix="[" suffix="]" delimiter="; "><text variable="citation-number"/></layout>
</citation><bibliography><layout suffix="."><text variable="title"/></layout></bibliography></style>
"""
    write(small_book, "mine.csl")
    build = ("book", "--draft", "--language", "zh", "--format", "html")
    page = small_book / "build/html/zh/one/index.html"
    for layout, entry in (('suffix="."', "嵌入入门."), ('prefix="《" suffix="》"', "《嵌入入门》")):
        (small_book / "mine.csl").write_text(text.replace('suffix="."', layout), "utf-8")
        done = press(small_book, *build)
        assert done.returncode == 0, done.stderr
        tree = html.parse(str(page)).getroot()
        assert "[2; 3]" in words(tree)
        (work,) = tree.xpath("//*[@id='cite-li2020']/p")
        assert words(work).startswith(entry)


def test_a_style_that_is_none_is_one_line(small_book: Path) -> None:
    with (small_book / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write('book_citation_style = "gb-t-7714-2025-numerik"\n')
    done = press(small_book, "book", "--no-check", "--language", "zh", "--format", "html")
    assert done.returncode != 0
    assert "conf.py: book_citation_style: there is no style" in done.stderr
    assert "did you mean “gb-t-7714-2025-numeric”?" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_names_of_the_press_are_on_the_page_of_settings() -> None:
    page = SETTINGS.read_text("utf-8")
    for name in our_styles():
        assert f'"{name.replace("2015", "2025")}"' in page
