"""Which fields that a person wrote a style does not print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.facts import NotPrinted
from bookpress.read.bib.types import SET
from bookpress.read.csl.fields import DATES, NO_VARIABLE, NOT_CARRIED
from bookpress.read.csl.rendering import Bibliography
from bookpress.read.csl.style_files import StyleError
from bookpress.read.csl.types import csl_type
from bookpress.read.csl.variables import variables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bookpress.facts import Field, Place, Work

# Nobody means these to be printed in a list of references: they are for programs, for who keeps the
# file, for short citations, or say in which language the rest is set.
NOT_FOR_PRINT = frozenset(
    "abstract keywords keyword annote annotation library lccn pmid pmcid shorttitle shortjournal "
    "langid hyphenation language".split()
)
# Works are alike if they have the same fields, and these in the same form, or alike.
_BY_FORM = frozenset(("year", "eprint", "howpublished"))
_BY_VALUE = frozenset(("date", "month", "day", "archiveprefix", "archive")).union(*DATES.values())
_DIGITS = str.maketrans("123456789", "000000000")
_WHO = {"contributor": "author"}  # the holder of a patent is either
_TELLING = 4  # characters that stand nowhere by chance
_BLANK = " {}~\n\t"
_NUMERIC = re.compile(r"[A-Za-z]{0,2}\d+[A-Za-z]{0,2}(?:\s*(?:-+|[–,&])\s*[A-Za-z]?\d+)*")


class Style:
    """A style, asked for what it leaves out; alike works are looked at once."""

    def __init__(self, text: bytes) -> None:
        """Take the text of a style.

        Raises:
            StyleError: it is none that can be walked through.
        """
        self._list = Bibliography(text)
        self._alike: dict[tuple[object, ...], tuple[set[str], set[str]]] = {}
        self._found: dict[tuple[object, ...], list[str]] = {}

    def leaves_out(self, work: Work) -> frozenset[Place]:
        """Return the places of the fields without which the entry of a work would be the same.

        What is no field of BibTeX or biblatex, what is not meant to be printed, and what another
        field says as well is not among them.
        """
        fields = [field for field in work.written if field.value.strip(_BLANK)]
        said = {field.name: field.value for field in fields}
        owned = said.get("holder") == said.get("author")
        shape = (work.kind, owned, *_shapes(fields))
        if shape not in self._alike:
            self._alike[shape] = self._shown_and_lost(work.kind, fields, said)
        shown, lost = self._alike[shape]
        text = "\n".join(said[name].casefold() for name in shown) if lost else ""
        return frozenset(
            place for name, value, place in fields if name in lost and not _is_said(value, text)
        )

    def _shown_and_lost(
        self, kind: str, fields: Sequence[Field], said: Mapping[str, str]
    ) -> tuple[set[str], set[str]]:
        """Return the fields that are printed, and those without which nothing would change."""
        printed = self._printed(kind, said)
        shown = {name for _, names in printed for name in names}
        known = {name for names in variables(kind, said).values() for name in names}
        unsure = (known - shown - NOT_FOR_PRINT) | {
            name for name in said if NOT_CARRIED.get(name) == NO_VARIABLE
        }
        lost = set()
        for name, _, place in fields:
            if name in unsure:
                # A field may stand under two names, as those of biblatex do.
                others = {field.name: field.value for field in fields if field.place != place}
                if self._printed(kind, others) == printed:
                    lost.add(name)
        return shown, lost

    def _printed(self, kind: str, said: Mapping[str, str]) -> list[tuple[str, tuple[str, ...]]]:
        """Return what is printed, each with the fields that it is made of."""
        held = variables(kind, said)
        numeric = frozenset(
            name for name, fields in held.items() if fields and _NUMERIC.fullmatch(said[fields[0]])
        )
        key = (csl_type(kind, said), frozenset(held), numeric)
        if key not in self._found:
            self._found[key] = self._list.printed(*key)
        return [(_WHO.get(part, part), held.get(part, ())) for part in self._found[key]]


def _shapes(fields: Sequence[Field]) -> Iterator[tuple[str, int, object]]:
    """Yield what of each field decides what is printed: its name, its place, at times its value."""
    places: dict[Place, int] = {}
    for name, value, place in fields:
        at = places.setdefault(place, len(places))
        if name in _BY_FORM:
            yield name, at, value.translate(_DIGITS)
        elif name in _BY_VALUE or name.endswith("type"):
            yield name, at, value
        else:
            yield name, at, _NUMERIC.fullmatch(value) is not None


def _is_said(value: str, text: str) -> bool:
    """Tell whether what a field says stands in what is printed: arXiv’s number in an address."""
    value = value.strip(_BLANK).casefold()
    return len(value) >= _TELLING and value in text


def not_printed(works: Iterable[Work], styles: Mapping[str, bytes]) -> tuple[NotPrinted, ...]:
    """Return the fields that a style leaves out, in the order of the works.

    A field of a parent counts as printed where any of the works that inherit it prints it. Of a
    style that cannot be read nothing is said here.

    Args:
        works: the works of the book.
        styles: its CSL styles, by the names that it has for them.
    """
    left_out: dict[Place, NotPrinted] = {}
    looked = list(_sound(styles))
    for work in works:
        if work.kind == SET:
            continue
        by_style = [(name, style.leaves_out(work)) for name, style in looked]
        for name, _, place in work.written:
            by = tuple(style for style, places in by_style if place in places)
            known = left_out.setdefault(place, NotPrinted(place, name, work.kind, by))
            both = tuple(style for style in known.styles if style in by)
            left_out[place] = known._replace(styles=both)
    return tuple(one for one in left_out.values() if one.styles)


def _sound(styles: Mapping[str, bytes]) -> Iterator[tuple[str, Style]]:
    for name, text in styles.items():
        try:
            yield name, Style(text)
        except StyleError:
            continue
