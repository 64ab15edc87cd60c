"""What only paper needs: the date in words, Latin apostrophes, a word on the index's bold pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bookpress.languages import language_of
from tests.book.pdf_reader import Pdf

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
DATES = {"zh": "2026 年 1 月 2 日", "en": "2 January 2026"}
each_language = pytest.mark.parametrize("language", ["zh", "en"])


def pdf_of(build: Path, language: str) -> Pdf:
    return Pdf(build / "pdf" / f"small-{language}.pdf")


@each_language
def test_the_title_page_bears_the_date_in_words(small_build: Path, language: str) -> None:
    first = pdf_of(small_build, language).text(1)
    assert DATES[language].replace(" ", "") in first.replace(" ", "")


@each_language
def test_an_apostrophe_is_no_chinese_quote(small_build: Path, language: str) -> None:
    """As one it would be a character wide, and the word in two."""
    assert "Reader’s copy" in pdf_of(small_build, language).text()


@each_language
def test_the_index_says_what_its_bold_pages_are(small_build: Path, language: str) -> None:
    pdf = pdf_of(small_build, language)
    last = pdf.text(max(line.page for line in pdf.lines))
    words = language_of(language).words["glossary pages"]
    assert words.replace(" ", "") in last.replace(" ", "")


def test_a_reference_keeps_its_distance_from_the_character_behind_it(small_build: Path) -> None:
    """To xeCJK a box has no characters, so not the figure in the one that keeps 式 (1.1) whole."""
    pdf = pdf_of(small_build, "zh")
    text = next(line.text for line in pdf.lines if "公式见" in line.text)
    assert "式 (1.1) 所示" in text.replace("\u00a0", " ")
