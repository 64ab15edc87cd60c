"""Search in Chinese: what is asked for is split as the text was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sphinx.search import js_index

from bookpress.typeset.search import ChineseSearch, search_terms

if TYPE_CHECKING:
    from .conftest import BuiltBook


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("检索增强", ["检索", "索增", "增强"]),
        ("GPT模型", ["GPT", "模型"]),
        ("用 Python3.11 写", ["用", "Python3", "11", "写"]),
        ("“懂”与“不懂”", ["懂", "与", "不懂"]),
        ("𠮷野家", ["𠮷野", "野家"]),
        ("", []),
        ("……——，。", []),
    ],
)
def test_han_is_indexed_in_pairs_and_words_whole(text: str, terms: list[str]) -> None:
    """Punctuation parts; a lone character is a term of its own."""
    assert search_terms(text) == terms


def test_latin_words_are_stemmed_and_han_is_not() -> None:
    """As in the English index."""
    search = ChineseSearch({})
    assert search.stem("Transformers") == search.stem("transformer")
    assert search.stem("模型") == "模型"


@pytest.mark.slow
def test_the_index_holds_pairs_written_as_such(book: BuiltBook) -> None:
    """Escapes would double the file."""
    text = (book.build / "html/zh/searchindex.js").read_text(encoding="utf-8")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    assert "检索" in {**index["terms"], **index["titleterms"]}
    assert "\\u" not in text


@pytest.mark.slow
def test_a_second_build_reads_the_index_of_the_first(book: BuiltBook) -> None:
    """Else Sphinx warns that the index will be incomplete."""
    with (book.build / "html/zh/searchindex.js").open(encoding="utf-8") as file:
        assert js_index.load(file)["docnames"]


@pytest.mark.slow
def test_each_edition_has_its_own_splitter(book: BuiltBook) -> None:
    """The English one is Sphinx's."""
    chinese = (book.build / "html/zh/_static/language_data.js").read_text(encoding="utf-8")
    english = (book.build / "html/en/_static/language_data.js").read_text(encoding="utf-8")
    assert "splitQuery" in chinese
    assert "splitQuery" not in english
