"""What the rules about entries share: which to look at, and how one is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography, Entry, Field
    from bookpress.rules.rule import Report


def sound_entries(bibliography: Bibliography) -> Iterator[Entry]:
    """Yield the entries with a key and no syntax fault: of the others too little is known."""
    return (entry for entry in bibliography.entries if entry.key and entry.sound)


def parse_errors(bibliography: Bibliography, rule: str) -> Iterator[Report]:
    """Yield what the reader of .bib files met that this rule reports."""
    for trouble in bibliography.parse_errors:
        if trouble.kind == f"bibliography.{rule}":
            yield trouble.place, trouble.text


def fields_called(bibliography: Bibliography, *names: str) -> Iterator[tuple[Entry, Field]]:
    """Yield the fields with one of these names that hold something, each with its entry."""
    for entry in sound_entries(bibliography):
        for field in entry.fields:
            if field.name in names and field.value.strip():
                yield entry, field


def plain(value: str) -> str:
    """Return a value without braces and with single blanks."""
    return " ".join(re.sub(r"[{}]", "", value).split())


def doi_of(entry: Entry) -> str:
    """Return the DOI of an entry in lower case, from its field or its URL; empty if it has none."""
    given = entry.get("doi") or _from_url(entry.get("url"), "doi.org")
    found = re.search(r"10\.\d{4,9}/\S+", plain(given))
    return found[0].rstrip(".,;").lower() if found else ""


def _from_url(url: str, host: str) -> str:
    return url if re.search(rf"//(?:[\w.-]+\.)?{re.escape(host)}/", url) else ""
