"""Labels made of names and years: [Knu84], [张李20]; 张三等 2020a.

pybtex's ``alpha`` follows BibTeX's alpha.bst and leaves out every letter that is not ASCII: of
Chinese authors nothing is left but the year, and of {OpenAI} it takes all. As in biblatex, letters
of all scripts count here, and a Chinese author is called by the surname.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import count
from typing import TYPE_CHECKING, Any

from pybtex.plugin import register_plugin
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.labels.alpha import LabelStyle as AlphaStyle

from bookpress.text.chinese.characters import has_han
from bookpress.text.chinese.names import split_name
from bookpress.typeset.author_order import plain
from bookpress.typeset.reference_style import NAME
from bookpress.typeset.textual_citations import authors, year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST = 4  # authors of whom each has a letter
_SHOWN = 3  # authors that stand for more, and letters of a single one


class Alphabetic(AlphaStyle):  # type: ignore[misc] # pybtex has no types
    """The first letters of names and two figures of the year, as alpha.bst has them."""

    def format_labels(self, sorted_entries: Iterable[Any]) -> Iterator[str]:
        """Return a label for each work, those that are the same told apart by letters."""
        return told_apart([self.format_label(entry) for entry in sorted_entries])

    def format_lab_names(self, persons: list[Any]) -> str:
        """Return the letters that stand for the authors."""
        known = [one for one in persons if str(one) != "others"]
        if len(persons) == 1:
            return _of_one(persons[0])
        more = len(known) < len(persons) or len(persons) > _MOST
        shown = known[:_SHOWN] if len(persons) > _MOST else known
        return "".join(map(_initials, shown)) + "+" * more


class AuthorYear(BaseLabelStyle):  # type: ignore[misc] # as above
    """Who is cited and the year, as in a citation: 张三等 2020a."""

    def format_labels(self, sorted_entries: Iterable[Any]) -> Iterator[str]:
        """Return a label for each work, those that are the same told apart by letters."""
        return told_apart([_author_and_year(entry) for entry in sorted_entries])


def told_apart(labels: list[str]) -> Iterator[str]:
    """Return labels with a, b, … z, aa behind those that stand there more than once."""
    often = Counter(labels)
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(1))
    for label in labels:
        yield label + (_letters(next(numbers[label])) if often[label] > 1 else "")


def _letters(number: int) -> str:
    before, last = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(ord("a") + last)


def _author_and_year(entry: Any) -> str:  # noqa: ANN401 - pybtex has no types
    data = {"entry": entry}
    return f"{authors(full=False).format_data(data)} {year.format_data(data)}"


def _of_one(person: Any) -> str:  # noqa: ANN401 - as above
    initials, family = _initials(person), _letters_in("".join(person.last_names))
    if has_han(family):
        return (family if person.first_names else split_name(family).family)[:_SHOWN]
    return initials if len(initials) > 1 else family[:_SHOWN]


def _initials(person: Any) -> str:  # noqa: ANN401 - as above
    words = [*person.prelast_names, *person.last_names]
    parts = [part for word in words for part in ([word] if "{" in word else word.split("-"))]
    return "".join(_letters_in(part)[:1] for part in parts)


def _letters_in(text: str) -> str:
    return "".join(sign for sign in plain(text) if sign.isalnum())


def register() -> None:
    """Make the labels known to pybtex; every style that asks for ``alpha`` gets these."""
    register_plugin("pybtex.style.labels", "alpha", Alphabetic, force=True)
    register_plugin("pybtex.style.labels", f"{NAME}-author-year", AuthorYear)
