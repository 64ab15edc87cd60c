"""Our style by author and year: the list, and the citations in a text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.typeset.csl.printed import Item, entries, pandoc, plain, style
from tests.typeset.csl.test_bookpress_style import authors, date

if TYPE_CHECKING:
    from pathlib import Path

# How an author-date list and a text cite a work of one author, of two, of more, and of nobody.
BY_YEAR = {
    "en-US": (
        "Jean Roy (2017). T. P.",
        "Jean Roy and Ana Ruiz (2017). T. P.",
        "Jean Roy et al. (2017). T. P.",
        "T (n.d.). P.",
    ),
    "zh-CN": (
        "李明（2017）. T. P.",
        "李明，王小红（2017）. T. P.",
        "李明 等（2017）. T. P.",
        "T（无日期）. P.",
    ),
}
CITED = {
    "en-US": "(Roy, 2017) (Roy and Ruiz, 2017) (Roy et al., 2017) (T, n.d.) (Roy, 2017; T, n.d.)",
    "zh-CN": "（李明，2017） （李明，王小红，2017） （李明 等，2017） （T，无日期） "
    "（李明，2017；T，无日期）",
}
PAGE = "---\n\n[@a]\n\n[@b]\n\n[@c]\n\n[@d]\n\n[@a; @d]\n"


def works_by_year(language: str) -> list[Item]:
    first, second = ("李明", "王小红") if language == "zh-CN" else ("Roy, Jean", "Ruiz, Ana")
    known: Item = {"type": "book", "title": "T", "publisher": "P"}
    several = [(first,), (first, second), (first, "others")]
    works = [known | {"author": authors(*names), "issued": date(2017)} for names in several]
    return [*works, known]


@pytest.mark.parametrize("language", BY_YEAR)
def test_lists_by_author_and_year(language: str, tmp_path: Path) -> None:
    text = style("bookpress-author-date")
    printed = tuple(
        entries([(language, work)], text, tmp_path)[0] for work in works_by_year(language)
    )
    assert printed == BY_YEAR[language]


@pytest.mark.parametrize("language", CITED)
def test_cites_by_author_and_year(language: str, tmp_path: Path) -> None:
    works = [{"id": key, **work} for key, work in zip("abcd", works_by_year(language), strict=True)]
    page = (
        f"---\nreferences: {json.dumps(works)}\n---\n\n[@a]\n\n[@b]\n\n[@c]\n\n[@d]\n\n[@a; @d]\n"
    )
    blocks = pandoc(page, tmp_path, style("bookpress-author-date"), language, "markdown")["blocks"]
    printed = [plain(block["c"]) for block in blocks if block["t"] == "Para"]
    assert " ".join(printed) == CITED[language]
