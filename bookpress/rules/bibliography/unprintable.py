"""A field holds what a reader should not see, or swallows what follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule
from bookpress.rules.bibliography._entries import fields_called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


_FIELDS = (
    *("title", "booktitle", "journal", "journaltitle", "subtitle", "author", "editor", "publisher"),
    *("series", "school", "institution", "organization", "address", "location", "edition", "note"),
    *("howpublished", "maintitle", "booksubtitle", "eventtitle", "venue", "type"),
)
# Letters and signs that latexcodec (which the formatter uses) makes of a command.
_KNOWN = frozenset(
    "c k v u H r b d t ss ae AE oe OE aa AA o O l L i j DH dh TH th DJ dj NG ng ldots dots dag "
    "ddag textregistered texttrademark copyright pounds textcopyright textendash "
    "textemdash P S".split(),
)
_COMMAND = re.compile(r"\\(?P<name>[A-Za-z]+)")


@rule("warning")
def unprintable(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each printed field with a bare ``%``, ``&`` or ``$``, or a command that is printed."""
    for _, field in fields_called(bibliography, *_FIELDS):
        fault = _fault(field.value, names=field.name in ("author", "editor"))
        if fault:
            yield field.place, f"{field.name}: {fault}"


def _fault(value: str, *, names: bool) -> str:
    bare = re.search(r"(?<!\\)(?:\\\\)*([%&$])", value)
    if bare and not (names and bare[1] == "&"):  # bibliography.bad-names
        sign = bare[1]
        why = {
            "%": "hides the rest of the field",
            "&": "parts the columns of a table in LaTeX",
            "$": "is printed as it stands; a formula is none here",
        }[sign]
        return f"‘{sign}’ {why}; write ‘\\{sign}’"
    for command in _COMMAND.finditer(value):
        if command["name"] not in _KNOWN:
            return f"“{command[0]}” would be printed as it stands; write the text alone"
    return ""
