"""The door of sphinxcontrib-bibtex: each CSL style is a formatting style of pybtex.

citeproc sets works in one run for each language, before the first of them is asked for; what it has
set is kept by what the work says, the style and the language.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

import pybtex.plugin
from pybtex.plugin import register_plugin
from pybtex.richtext import Symbol, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle
from pybtex.style.sorting import BaseSortingStyle
from pybtex.style.sorting.author_year_title import SortingStyle
from sphinx.errors import ExtensionError
from sphinx.util import logging

from bookpress.read.csl.style_files import StyleError
from bookpress.typeset.author_order import of_entry, sort_key
from bookpress.typeset.csl.citeproc import set_works, signs_of
from bookpress.typeset.csl.item import item, language_of
from bookpress.typeset.pandoc import PandocError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from bookpress.facts import Work
    from bookpress.read.csl.style import CslStyle
    from bookpress.typeset.csl.citeproc import Signs

NAME = "bookpress"
# Works as they are set, by style, language, and all that is said of them (see ``bibliography``).
SET: dict[tuple[Any, ...], Any] = {}
_SIGNS = "signs"  # the first part of a key of SET that is no work
_YEAR_AND_LETTER = re.compile(r"(\d+)([a-z]+)$")

logger = logging.getLogger(__name__)


def all_said_of(work: Work) -> tuple[Any, ...]:
    """Return what a work is set from."""
    fields = ((field.name, field.value) for field in work.written)
    return (work.kind, work.set_as, *fields)


class Style(BaseStyle):  # type: ignore[misc] # pybtex has no types
    """A list of references in the style ``csl``; ``formatting`` makes a class of each."""

    csl: ClassVar[CslStyle]
    tells_what_is_missing = True
    default_name_style = "plain"
    default_label_style = "number"
    default_sorting_style = NAME

    def format_entry(self, label: str, entry: Any, bib_data: Any = None) -> Any:  # noqa: ANN401
        """Return an entry, or the works of a set, as it is set; say once what it lacks."""
        del bib_data
        for lack in entry.lacks if self.tells_what_is_missing else ():
            place = {"location": entry.place, "type": "bibtex", "subtype": "missing_field"}
            logger.warning(lack, once=True, **place)
        works = [one.work for one in entry.members or (entry,)]
        self.set_all(works)
        text = Text(Symbol("newblock")).join(SET[self._key(work)] for work in works)
        told_apart = None if self.csl.by_number else _YEAR_AND_LETTER.search(label)
        if told_apart:
            text = _with_letter(text, *told_apart.groups())
        return FormattedEntry(entry.key, text, label)

    @classmethod
    def set_all(cls, works: Iterable[Work]) -> None:
        """Set those of ``works`` that are not set yet.

        Raises:
            ExtensionError: citeproc cannot; the text says why.
        """
        new: dict[str, dict[tuple[Any, ...], dict[str, object]]] = {}
        for work in works:
            if (key := cls._key(work)) not in SET:
                new.setdefault(language_of(work), {})[key] = item(work)
        try:
            for language, items in new.items():
                SET.update(set_works(cls.csl, language, items))
        except (PandocError, StyleError) as error:
            raise ExtensionError(str(error)) from error

    @classmethod
    def signs(cls, language: str) -> Signs:
        """Return how citations are written on a page in ``language``, a BCP 47 tag.

        Raises:
            ExtensionError: citeproc cannot say; the text says why.
        """
        key = (_SIGNS, cls.csl.digest, language)
        try:
            SET[key] = SET.get(key) or signs_of(cls.csl, language)
        except (PandocError, StyleError) as error:
            raise ExtensionError(str(error)) from error
        signs: Signs = SET[key]
        return signs

    @classmethod
    def _key(cls, work: Work) -> tuple[Any, ...]:
        return (cls.csl.digest, *all_said_of(work))


def _with_letter(text: Any, year: str, letter: str) -> Any:  # noqa: ANN401 - pybtex has no types
    """Return an entry whose year has the letter by which its citations are told apart.

    In these styles the year stands behind the names, so it is the first that is found.
    """
    at = str(text).find(year)
    if at < 0:
        return text
    end = at + len(year)
    return Text(text[:end], letter, text[end:])


def kept(said: AbstractSet[tuple[Any, ...]]) -> dict[tuple[Any, ...], Any]:
    """Return what is set of these works, and what is known of styles."""
    return {key: one for key, one in SET.items() if key[0] == _SIGNS or key[1:] in said}


class Sorting(SortingStyle):  # type: ignore[misc] # pybtex has no types
    """By names, year and title, in one alphabetical order of all scripts."""

    def sorting_key(self, entry: Any) -> tuple[Any, ...]:  # noqa: ANN401 - pybtex has no types
        """Return what a work is sorted by."""
        return sort_key(of_entry(entry))


class ByScript(SortingStyle):  # type: ignore[misc] # as above
    """The same with Chinese works first, then Japanese, Western, Russian and other ones."""

    def sorting_key(self, entry: Any) -> tuple[Any, ...]:  # noqa: ANN401 - as above
        """Return what a work is sorted by."""
        return sort_key(of_entry(entry), "by-script")


class AsCited(BaseSortingStyle):  # type: ignore[misc] # pybtex has no types
    """In the order of the citations, in which sphinxcontrib-bibtex hands the works over."""

    def sort(self, entries: Iterable[Any]) -> list[Any]:
        """Return the works as they come."""
        return list(entries)


@cache
def formatting(csl: CslStyle) -> str:
    """Make a style known to pybtex; return the name that it has there."""
    order = f"{NAME}-by-script" if csl.is_chinese else NAME
    sorting = order if csl.is_sorted else f"{NAME}-as-cited"
    labels = "number" if csl.by_number else f"{NAME}-author-year"
    chosen = {"default_sorting_style": sorting, "default_label_style": labels}
    cls = type("CslStyle", (Style,), {"csl": csl, **chosen})
    register_plugin("pybtex.style.formatting", csl.name, cls, force=True)  # a file may change
    if hasattr(pybtex.plugin.find_plugin, "cache_clear"):
        pybtex.plugin.find_plugin.cache_clear()
    return csl.name


def register() -> None:
    """Make the orders known to pybtex by their names."""
    register_plugin("pybtex.style.sorting", NAME, Sorting)
    register_plugin("pybtex.style.sorting", f"{NAME}-by-script", ByScript)
    register_plugin("pybtex.style.sorting", f"{NAME}-as-cited", AsCited)
