"""What is longer than its line, its column or its page finds a place to be divided."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.book.pdf_reader import Pdf
from tests.conftest import ROOTS

from .test_others_book import add, draft, said_on

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
CLASS = "packages_of_tools.core.render.base.ExampleOfAToolWithAName"
IMAGE = "quay.example.org/jupyter/tensorflow-notebook:cuda12-python-3.13.14"
RANGE = "2.9910901783518384-3.016000178164003"
WIDE = "a picture that is as wide as the line"
SHORT_AND_TALL = "\n".join(
    f"| `option_{n}` | one of a list | {'words that say what it does, ' * 12} |" for n in range(14)
)
LONG = "\n".join(f"| `option_{n}` | {'words of a row, ' * 8} | n{n} |" for n in range(34))
FIGURES = f"""| name | plot | mean | interval |
|---|---|---|---|
| histogram and raw text | words of a cell | 3.003702880246572 | {RANGE} |"""
NARROW = """| A | B | C | D | E | Default |
|---|---|---|---|---|---|
| some words | some words | some words of it | some words | more words | `'commonmarkers'` |"""
PAGES = (
    f"```{{py:method}} {CLASS}.close_client()\nWords.\n```",
    f"For example, you could use the image `{IMAGE}` or `{IMAGE}`, and then `{IMAGE}`.",
    FIGURES,
    NARROW,
    f"Words, number 3.003702880246572, and ![{WIDE}](../pictures/wide.png). Words behind.",
    f"| Name | Type | What |\n|---|---|---|\n{SHORT_AND_TALL}",
    f"| Name | Words | Last |\n|---|---|---|\n{LONG}",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Pdf]:
    """Return what the press has said of a book with all of it, and its PDF."""
    place = tmp_path_factory.mktemp("fits") / "book"
    book: Path = shutil.copytree(ROOTS / "others-book", place)
    Image.new("RGB", (1800, 300), "silver").save(book / "docs/pictures/wide.png")
    for text in PAGES:
        add(book, text)
    return draft(book, "pdf").stderr, Pdf(book / "build/pdf/book-en.pdf")


def test_nothing_is_too_wide(made: tuple[str, Pdf]) -> None:
    assert [line for line in made[0].splitlines() if "too wide" in line] == []


def test_nothing_is_too_full(made: tuple[str, Pdf]) -> None:
    """A table of a few high rows has no room on one page either."""
    assert [line for line in made[0].splitlines() if "too full" in line] == []


def test_a_divided_table_has_a_number_only_if_it_has_a_caption(made: tuple[str, Pdf]) -> None:
    """Sphinx 9.0.4 gives each the number of the last one: “Table 2.1 – continued”."""
    text = made[1].text()
    assert text.count("continued from previous page") > 1
    assert "Table" not in text.partition("Words behind")[2]


def test_a_wide_column_of_a_divided_table_has_the_room(made: tuple[str, Pdf]) -> None:
    row = next(one.text for one in made[1].lines if one.text.startswith("words of a row"))
    assert said_on(row, "words of a row, words of a row, words of a row")
    assert "option_33" in made[1].text()


@pytest.mark.parametrize(
    "word", [CLASS.rpartition(".")[2], IMAGE, RANGE.partition("-")[2], "'commonmarkers'"]
)
def test_what_is_divided_is_whole(made: tuple[str, Pdf], word: str) -> None:
    assert said_on(made[1].text(), word)
