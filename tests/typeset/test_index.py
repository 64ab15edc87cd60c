"""The index: one order in every edition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import html

from bookpress.typeset.index import Letters, load_readings, sort_key
from tests.book.pdf_reader import Pdf
from tests.conftest import press

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("银行", "yin hang"),
        ("行为", "xing wei"),
        ("BERT", "bert"),
        ("GPT-3 模型", "gpt-3 mo xing"),
        ("Éluard", "eluard"),
        ("100 问", "100 wen"),
        ("绿色", "lu se"),  # lü stands between lu and luan, not behind luo
    ],
)
def test_words_are_read_as_words(word: str, key: str) -> None:
    assert sort_key(word) == key


def test_the_book_may_mend_a_reading() -> None:
    load_readings({"重排": "chong pai"})
    assert sort_key("重排") == "chong pai"


def test_the_book_may_say_by_what_a_word_is_sorted() -> None:
    order = Letters({"C++": "c plus plus", "3D": "drei d"})
    assert sorted(["3D", "C++", "Druck", "Czech"], key=order.place) == [
        "C++",
        "Czech",
        "3D",
        "Druck",
    ]
    assert [order.group(word) for word in ("3D", "C++", "+")] == ["D", "C", ""]


@pytest.mark.slow
def test_site_and_pdf_have_the_same_groups(small_build: Path) -> None:
    text = (small_build / "html/zh/genindex.html").read_text("utf-8")
    letters = [h.text_content() for h in html.document_fromstring(text).cssselect("article h2")]
    assert letters == ["B", "C", "X", "Y"]
    pdf = Pdf(small_build / "pdf/small-zh.pdf")
    last = max(line.page for line in pdf.lines)
    page = [line for line in pdf.lines if line.page == last]
    middle = 240  # points: two columns, read one after the other
    lines = [line.text for line in sorted(page, key=lambda line: line.left > middle)]
    assert [line for line in lines if re.fullmatch("[A-Z]", line)] == letters
    words = [line.split(",")[0] for line in lines]
    assert [w for w in words if w in {"BERT", "重复", "词元", "行为", "银行"}] == [
        *("BERT", "重复", "词元", "行为", "银行"),
    ]


@pytest.mark.slow
def test_an_index_entry_takes_the_glossarys_translation(small_book: Path) -> None:
    """A title may be the same word: 词语 is "Words" over the chapter, "word" in the index."""
    chapter = small_book / "source/two/index.md"
    chapter.write_text(
        chapter.read_text("utf-8").replace("词语承接", ":::{index} 词语\n:::\n\n词语承接"), "utf-8"
    )
    glossary = small_book / "source/glossary.md"
    text = glossary.read_text("utf-8").replace("词元\n", "词语\n  见下。\n\n词元\n")
    glossary.write_text(text, "utf-8")
    catalog = small_book / "locale/en/LC_MESSAGES/glossary.po"
    more = '\nmsgid "词语"\nmsgstr "word"\n\nmsgid "见下。"\nmsgstr "See below."\n'
    catalog.write_text(catalog.read_text("utf-8") + more, "utf-8")
    done = press(small_book, "book", "--format", "html", "--language", "en")
    assert done.returncode == 0, done.stderr
    site = small_book / "build/html/en"
    index = html.document_fromstring((site / "genindex.html").read_text("utf-8"))
    words = [link.text_content() for link in index.xpath("//article//li/a")]
    assert words.count("word") == 1
    assert "Words" not in words
    title = html.document_fromstring((site / "two/index.html").read_text("utf-8")).xpath("//h1")[0]
    assert "Words" in title.text_content()
