"""No line begins with the mark of a note or the number of a citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
MARKS = "//*[contains(@class, 'bibtex-citation') or contains(@class, 'footnote-reference')]"


@pytest.mark.parametrize(("language", "ties"), [("zh", "\u2060"), ("en", "\u2060\u00a0")])
def test_marks_are_tied_to_their_words(small_build: Path, language: str, ties: str) -> None:
    text = (small_build / "html" / language / "one/index.html").read_text("utf-8")
    marks = html.document_fromstring(text).xpath(MARKS)
    assert len(marks) == 4
    for mark in marks:
        previous = mark.getprevious()
        before = mark.getparent().text if previous is None else previous.tail
        assert before[-1] in ties
