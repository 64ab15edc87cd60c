"""The index: entries one to a line, sorted by pinyin among the Latin words.

One function gives the key for HTML, ePub and LaTeX, so that the three indexes are one.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from sphinx.domains.index import IndexDirective
from sphinx.environment.adapters import indexentries
from sphinx.locale import _

from bookpress.chinese.characters import has_han

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes
    from sphinx.application import Sphinx


class IndexEntries(IndexDirective):
    """``{index}`` with its entries on the lines below it.

    In reStructuredText an argument may run over several lines; MyST has only the first for it,
    so a second entry would need a second directive.
    """

    required_arguments = 0
    optional_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the entries of the argument and of the lines of the body."""
        self.arguments = ["\n".join([*self.arguments, *self.content])]
        return super().run()


@cache
def sort_key(word: str) -> str:
    """Return the letters by which ``word`` is sorted, in lower case and without accents.

    Han characters are read as words, so that 银行 stands under Y and 行为 under X; other text is
    its own key. ``book_pinyin`` in conf.py mends a reading that the dictionary has wrong.
    """
    if has_han(word):
        from pypinyin import lazy_pinyin  # noqa: PLC0415 - its dictionary loads slowly

        word = " ".join(lazy_pinyin(word, errors=_as_it_is))
    plain = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _as_it_is(text: str) -> str:
    return " ".join(text.split())


def _entry_key(entry: tuple[str, Any]) -> tuple[tuple[int, str], str]:
    key = sort_key(entry[0])
    return (1 if key[:1].isalpha() else 0, key), entry[0]


def _subentry_key(entry: tuple[str, Any]) -> tuple[str, str]:
    return sort_key(entry[0]), entry[0]


def _group(entry: tuple[str, Any]) -> str:
    key = sort_key(entry[0])
    return key[0].upper() if key[:1].isalpha() else _("Symbols")


def _sort_by_key(app: Sphinx) -> None:
    load_readings(app.config.book_pinyin)
    # The index has no hook for its order; these three functions are all that decides it.
    indexentries._key_func_1 = _entry_key  # noqa: SLF001
    indexentries._key_func_2 = _subentry_key  # type: ignore[assignment] # noqa: SLF001
    indexentries._group_by_func = _group  # noqa: SLF001


def load_readings(readings: Mapping[str, str]) -> None:
    """Teach the dictionary the book's own readings: ``{"重排": "chong pai"}``."""
    if readings:
        from pypinyin import load_phrases_dict  # noqa: PLC0415 - its dictionary loads slowly

        load_phrases_dict({word: [[s] for s in text.split()] for word, text in readings.items()})
        sort_key.cache_clear()


def setup(app: Sphinx) -> None:
    """Register the directive, and sort every index of the book by these keys."""
    app.add_directive("index", IndexEntries, override=True)
    app.connect("builder-inited", _sort_by_key)
