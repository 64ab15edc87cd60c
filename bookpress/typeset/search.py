"""Full-text search in Chinese: pairs of characters, in the index and in the question.

Sphinx's own Chinese search fails in every browser (``ChineseStemmer is not defined``,
sphinx#14229) and never splits the question. Pairs need no dictionary, and whoever searches for
part of a word finds it. The browser's half is ``html/chinese_search.js``: both must split alike.
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.search import js_index
from sphinx.search.en import SearchEnglish

from bookpress.text.chinese.characters import HAN, has_han

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_TOKEN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")


def search_terms(text: str) -> list[str]:
    """Return the terms under which ``text`` is found: pairs of Han characters, other words whole.

    >>> search_terms("GPT模型的词元")
    ['GPT', '模型', '型的', '的词', '词元']
    """
    terms = []
    for token in _TOKEN.findall(text):
        if has_han(token) and len(token) > 1:
            terms += [token[i : i + 2] for i in range(len(token) - 1)]
        else:
            terms.append(token)
    return terms


class ChineseSearch(SearchEnglish):
    """Takes the place of Sphinx's ``zh``; Latin words are stemmed as in English."""

    lang = "zh"
    js_splitter_code = (
        files("bookpress.typeset.html").joinpath("chinese_search.js").read_text(encoding="utf-8")
    )

    def split(self, input: str) -> list[str]:  # noqa: A002 - Sphinx's name
        """Return the terms of a piece of text."""
        return search_terms(input)

    def stem(self, word: str) -> str:
        """Return the stem of a Latin word, and a Chinese one as it is."""
        return word if has_han(word) else super().stem(word)


class _PlainIndex:
    """Sphinx's index file with Chinese written as such: half as long as with escapes.

    Sphinx takes the words of pages that are not written again from the file of the last build, but
    loses their index entries, and keeps words that no page has any more. Both are mended here.
    """

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        self._builder = builder

    def dump(self, data: dict[str, Any], file: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        for name in ("terms", "titleterms"):
            data[name] = {term: pages for term, pages in data[name].items() if pages != []}
        for places in data["indexentries"].values():
            places.sort()
        text = json.dumps(data, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
        file.write(f"{js_index.PREFIX}{text}{js_index.SUFFIX}")

    def load(self, file: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
        data: dict[str, Any] = js_index.loads(file.read())
        self._restore_index_entries(data)
        return data

    def _restore_index_entries(self, data: dict[str, Any]) -> None:
        """Give the index entries of the last build to the indexer, which is loading its words."""
        indexer = self._builder.indexer
        assert indexer is not None  # noqa: S101 - it has called us
        entries: dict[str, list[tuple[str, str, str]]]
        entries = indexer._index_entries  # noqa: SLF001 - written by feed() alone
        for entry, places in data["indexentries"].items():
            for page, target, is_main in places:
                docname = data["docnames"][page]
                if docname in self._builder.env.all_docs:
                    row = (entry, target, "main" if is_main else "")
                    entries.setdefault(docname, []).append(row)


def _write_plain_index(app: Sphinx) -> None:
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.indexer_format = _PlainIndex(app.builder)


def setup(app: Sphinx) -> None:
    """Register the language of the index and its way to the file."""
    app.add_search_language(ChineseSearch)
    app.connect("builder-inited", _write_plain_index)
