"""A work says where it was cited: sections in the site and the ePub, pages in the PDF, as links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import html

from tests.book.pdf_reader import Pdf
from tests.conftest import press
from tests.epub.publication import NS, Publication

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
CLASS = "contains(@class, 'ways-back')"


def page(build: Path, language: str, name: str) -> html.HtmlElement:
    path = build / "html" / language / name
    return html.document_fromstring(
        (path / "index.html" if path.is_dir() else path).read_text("utf-8")
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("chapter", "key", "sections"),
    [("one", "adams1999", ["1.1"]), ("one", "zhang2020", ["1"]), ("two", "zhang2020", ["2"])],
)
def test_the_site_names_the_sections(
    small_build: Path, language: str, chapter: str, key: str, sections: list[str]
) -> None:
    tree = page(small_build, language, chapter)
    (work,) = tree.xpath("//*[@id=$id]", id=f"cite-{key}")
    ways = work.xpath(f".//*[{CLASS}]//a")
    assert [way.text_content() for way in ways] == sections
    assert f"↑\u00a0{sections[0]}" in work.text_content(), "no line ends behind the arrow"
    for way in ways:
        (place,) = tree.xpath("//*[@id=$id]", id=way.get("href").removeprefix("#"))
        assert place.xpath(".//a[@href=$href]", href=f"#cite-{key}"), "it leads to the citation"
    assert not work.cssselect(".backrefs"), "sphinxcontrib-bibtex's (1,2) is gone"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_epub_names_them_too(small_build: Path, language: str) -> None:
    book = Publication(small_build / "epub" / f"small-{language}.epub")
    tree = book.pages["one/index.xhtml"]
    ways = tree.xpath(f"//*[{CLASS}]//h:a", namespaces=NS)
    assert sorted(way.text for way in ways) == ["1", "1.1"]
    for way in ways:
        assert "bibtex-citation" in book.target("one/index.xhtml", way.get("href")).get("class")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pdf_names_the_pages(small_build: Path, language: str) -> None:
    pdf = Pdf(small_build / "pdf" / f"small-{language}.pdf")
    cited = {link.page for link in pdf.links if link.name.startswith("cite.")}
    back = [one for one in pdf.links if one.name.startswith("page.") and one.page in cited]
    assert [one.target.page for one in back] == [4, 4, 5], "three works, cited on two pages"
    assert {one.target.page for one in back} == cited
    assert all(link.name == f"page.{link.text}" for link in back)


def test_sections_without_numbers_are_named(small_book: Path) -> None:
    index = small_book / "source/index.md"
    text = index.read_text("utf-8")
    assert ":numbered:" in text
    index.write_text(re.sub(r":numbered:.*\n", "", text), "utf-8")
    done = press(small_book, "book", "--draft", "--format", "html", "--language", "zh")
    assert done.returncode == 0, done.stderr
    tree = page(small_book / "build", "zh", "one")
    ways = tree.xpath(f"//*[@id='cite-adams1999']//*[{CLASS}]//a")
    assert [way.text_content() for way in ways] == ["笔画"]


def test_a_list_for_the_whole_book_leads_to_all_its_pages(small_book: Path) -> None:
    for name in ("one", "two"):
        path = next((small_book / "source" / name).glob("*.md"))
        text = path.read_text("utf-8")
        text = re.sub(r":::\{bibliography\}\n:filter:.*\n:::\n", "", text)
        path.write_text(text, "utf-8")
    preface = small_book / "source/preface.md"
    preface.write_text(preface.read_text("utf-8") + "\n:::{bibliography}\n:::\n", "utf-8")
    done = press(small_book, "book", "--draft", "--format", "html", "--language", "zh")
    assert done.returncode == 0, done.stderr
    tree = page(small_book / "build", "zh", "preface.html")
    ways = tree.xpath(f"//*[@id='cite-zhang2020']//*[{CLASS}]//a")
    assert [way.text_content() for way in ways] == ["1", "2"]
    assert [way.get("href").partition("#")[0] for way in ways] == [
        "one/index.html",
        "two/index.html",
    ]


def test_they_can_be_switched_off(small_book: Path) -> None:
    conf = small_book / "conf.py"
    conf.write_text(conf.read_text("utf-8") + "book_ways_back = False\n", "utf-8")
    done = press(small_book, "book", "--format", "html,pdf", "--language", "zh")
    assert done.returncode == 0, done.stderr
    tree = page(small_book / "build", "zh", "one")
    assert not tree.xpath(f"//*[{CLASS}]")
    assert "↑" not in Pdf(small_book / "build/pdf/small-zh.pdf").text()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_notes_of_the_pdf_lead_back_to_their_marks(small_build: Path, language: str) -> None:
    pdf = Pdf(small_build / "pdf" / f"small-{language}.pdf")
    back = [link for link in pdf.links if link.name.startswith("notemark.")]
    assert [way.text.strip() for way in back] == ["1", "2"]
    in_text, in_heading = back
    (mark,) = (link for link in pdf.links if link.name.startswith("Hfootnote."))
    assert (mark.page, mark.target.page) == (in_text.target.page, in_text.page)
    assert "1" in in_text.target.text
    assert in_heading.target.text == {"zh": "1.1 笔画2", "en": "1.1 Strokes2"}[language]
