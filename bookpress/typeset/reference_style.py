"""How a list of references is set and sorted: BibTeX's plain style, as its printed books have it.

pybtex writes "and others" out where BibTeX sets "et al." (plain.bst, FUNCTION {format.names}), and
sorts braces and accents behind all letters where BibTeX leaves them out (FUNCTION {sortify}).
"""

from __future__ import annotations

import unicodedata
from typing import Any

from pybtex.plugin import register_plugin
from pybtex.style.formatting.plain import Style as PlainStyle
from pybtex.style.sorting.author_year_title import SortingStyle
from pybtex.style.template import FieldIsMissing, join, node, sentence

NAME = "bookpress"


@node  # type: ignore[untyped-decorator] # pybtex has no types
def names(children: list[Any], context: dict[str, Any], role: str) -> Any:  # noqa: ANN401
    """Return the names of ``role`` (a node of pybtex's templates).

    Raises:
        FieldIsMissing: the entry has nobody in this role.
    """
    del children
    persons = context["entry"].persons.get(role)
    if not persons:
        raise FieldIsMissing(role, context["entry"])
    style = context["style"]
    there_are_others = str(persons[-1]) == "others"
    known = persons[:-1] if there_are_others else persons
    formatted = [style.format_name(person, style.abbreviate_names) for person in known]
    if there_are_others:
        return join(sep=", ")[[*formatted, "et al."]].format_data(context)
    return join(sep=", ", sep2=" and ", last_sep=", and ")[formatted].format_data(context)


class Style(PlainStyle):  # type: ignore[misc] # pybtex has no types
    """Plain, with "et al."."""

    default_sorting_style = NAME

    def format_names(self, role: str, as_sentence: bool = True) -> Any:  # noqa: ANN401, FBT001, FBT002
        """Return the template of the authors or editors (pybtex's signature)."""
        template = names(role)
        return sentence[template] if as_sentence else template


class Sorting(SortingStyle):  # type: ignore[misc] # pybtex has no types
    """By author, year and title, whatever braces and accents a name has."""

    def person_key(self, person: Any) -> str:  # noqa: ANN401 - pybtex has no types
        """Return what a person is sorted by."""
        letters = unicodedata.normalize("NFKD", str(super().person_key(person)))
        return "".join(c for c in letters if c not in "{}" and not unicodedata.combining(c))


def knows(kind: str) -> bool:
    """Tell whether an entry of this type can be set."""
    return hasattr(Style, f"get_{kind}_template") or hasattr(Style, f"format_{kind}")


def register() -> None:
    """Make the style and its order known to pybtex by their name."""
    register_plugin("pybtex.style.formatting", NAME, Style)
    register_plugin("pybtex.style.sorting", NAME, Sorting)
