"""Chapters are chapters and sections are sections, in every edition; anchors are labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from tests.book.pdf_reader import Pdf

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
SAID = {
    "zh": {
        "ch-two": "第 2 章",
        "sec-strokes": "第 1.1 节",
        "tab-words": "表 1.1",
        "equation-eq-area": "式 (1.1)",
    },
    "en": {
        "ch-two": "Chapter 2",
        "sec-strokes": "Section 1.1",
        "tab-words": "Table 1.1",
        "equation-eq-area": "Equation (1.1)",
    },
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_site_names_what_it_refers_to(small_build: Path, language: str) -> None:
    text = (small_build / "html" / language / "one/index.html").read_text("utf-8")
    tree = html.document_fromstring(text)
    for anchor, words in SAID[language].items():
        links = tree.xpath(f"//article//a[substring-after(@href,'#')='{anchor}']")
        assert words in [" ".join(link.text_content().split()) for link in links]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pdf_names_the_same(small_build: Path, language: str) -> None:
    pdf = Pdf(small_build / "pdf" / f"small-{language}.pdf")
    landed = {link.text: link.target.text.replace(" ", "") for link in pdf.links}
    said = (words.replace(" ", "") for words in SAID[language].values())
    chapter, section, table, equation = said
    texts = {text.replace(" ", ""): target for text, target in landed.items()}
    assert texts[chapter] == chapter
    assert texts[section].startswith("1.1")
    assert texts[table].startswith(table)
    assert equation in texts


def test_a_heading_has_the_same_anchor_in_both_languages(small_build: Path) -> None:
    for language in ("zh", "en"):
        text = (small_build / "html" / language / "one/index.html").read_text("utf-8")
        tree = html.document_fromstring(text)
        assert [section.get("id") for section in tree.iter("section")] == ["ch-one", "sec-strokes"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_note_in_a_heading_lands_on_its_text(small_build: Path, language: str) -> None:
    pdf = Pdf(small_build / "pdf" / f"small-{language}.pdf")
    heads = [link for link in pdf.links if "footnote" in link.name or "section*" in link.name]
    texts = [link.target.text for link in heads]
    expected = {"zh": ("标题里的注。", "见术语表。"), "en": ("A note in a", "See the glossary.")}
    for words in expected[language]:
        assert any(words in text for text in texts), texts
