"""A DOI is not written as one, or the entry’s URL leads to another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from bookpress.rules.bibliography._entries import fields_called, plain
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography, Entry, Field


_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[\x21-\x7e]+")


@rule("warning")
def bad_doi(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each field ``doi`` that is no DOI, or that disagrees with ``url``."""
    for entry, field in fields_called(bibliography, "doi"):
        value = field.value.strip().replace("\\_", "_")
        found = _DOI.search(plain(value))
        if found is None:
            yield field.place, f"“{value}” is no DOI: it begins with “10.” and has a “/”"
        elif found[0] != value:
            yield field.place, f"write the DOI alone: “{found[0]}”"
        elif value.endswith((".", ",", ";")):
            yield field.place, f"the DOI “{value}” ends with a mark that is not its own"
        else:
            yield from _disagreement(entry, field)


def _disagreement(entry: Entry, field: Field) -> Iterator[Report]:
    url = re.search(r"//(?:dx\.)?doi\.org/(.+)", unquote(entry.get("url").strip()))
    if url and url[1].lower() != field.value.strip().lower():
        yield field.place, f"doi and url disagree: “{field.value.strip()}” and “{url[1]}”"
