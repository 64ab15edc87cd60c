"""Each chapter's own list, the same numbers in every edition, and no ghosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from tests.book.pdf_reader import Pdf
from tests.conftest import press

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
HEADING = {"zh": "参考文献", "en": "References"}
LISTS = {
    "one": {"1": "Ann Adams. Letters.", "2": "San Zhang. On words."},
    "two": {"1": "San Zhang. On words."},
}


def page(build: Path, language: str, chapter: str) -> html.HtmlElement:
    path = build / "html" / language / chapter / "index.html"
    return html.document_fromstring(path.read_text("utf-8"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("chapter", ["one", "two"])
def test_each_chapter_lists_what_it_cites(small_build: Path, language: str, chapter: str) -> None:
    tree = page(small_build, language, chapter)
    entries = tree.cssselect("div.citation")
    found = {entry.cssselect("span.label")[0].text_content(): entry for entry in entries}
    assert {label.strip("[]") for label in found} == set(LISTS[chapter])
    for label, entry in found.items():
        assert LISTS[chapter][label.strip("[]")] in entry.text_content()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_work_in_two_lists_is_cited_in_its_own_chapter(small_build: Path, language: str) -> None:
    for chapter, number in (("one", "2"), ("two", "1")):
        tree = page(small_build, language, chapter)
        links = tree.xpath("//span[contains(@class,'bibtex-citation')]//a[@href]")
        links = [a for a in links if a.get("href") == "#cite-zhang2020"]
        assert [a.text_content() for a in links] == [number]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_list_has_its_heading(small_build: Path, language: str) -> None:
    tree = page(small_build, language, "one")
    (heading,) = tree.xpath("//*[contains(@class,'rubric')]")
    assert heading.text_content().strip() == HEADING[language]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pdf_says_the_same_and_links_to_it(small_build: Path, language: str) -> None:
    pdf = Pdf(small_build / "pdf" / f"small-{language}.pdf")
    cited = [link for link in pdf.links if link.name.startswith("cite.")]
    landed = sorted((link.text, link.target.text[:12]) for link in cited)
    assert landed == [
        ("1", "[1] Ann Adam"),
        ("1", "[1] San Zhan"),
        ("2", "[2] San Zhan"),
    ]
    headings = [line for line in pdf.lines if line.text.startswith(HEADING[language])]
    assert len(headings) == 2 + 2, "two lists, each with its line in the contents"


def test_a_citation_that_a_translation_drops_leaves_no_ghost(small_book: Path) -> None:
    catalog = small_book / "locale/en/LC_MESSAGES/one.po"
    text = catalog.read_text("utf-8")
    assert "{cite}`adams1999`, for" in text
    text = text.replace("{cite}`adams1999`, for", "for")
    # What follows switches the comparison with the manuscript off, as in Sphinx.
    text = text.replace('{numref}`tab-words`."', '{numref}`tab-words`. #noqa"')
    catalog.write_text(text, "utf-8")
    done = press(small_book, "book", "--no-check", "--format", "html", "--language", "en")
    assert done.returncode == 0, done.stderr
    tree = page(small_book / "build", "en", "one")
    assert "Adams" not in tree.text_content()


def test_a_citation_that_a_translation_loses_is_named_at_its_line(small_book: Path) -> None:
    catalog = small_book / "locale/en/LC_MESSAGES/one.po"
    text = catalog.read_text("utf-8")
    catalog.write_text(text.replace("{cite}`adams1999`, for", "for"), "utf-8")
    done = press(small_book, "book", "--no-check", "--format", "html", "--language", "en")
    assert done.returncode == 1
    line = text[: text.index("msgstr", text.index('msgid "笔画见'))].count("\n") + 1
    assert f"locale/en/LC_MESSAGES/one.po:{line}: " in done.stderr
    assert "lost citation adams1999" in done.stderr
