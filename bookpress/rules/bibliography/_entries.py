"""What the rules about entries share: which to look at, and how one is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography, Entry, Field


def sound_entries(bibliography: Bibliography) -> Iterator[Entry]:
    """Yield the entries with a key and no syntax fault: of the others too little is known."""
    return (entry for entry in bibliography.entries if entry.key and entry.sound)


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


def arxiv_of(entry: Entry) -> str:
    """Return the arXiv id of an entry without its version; empty if it has none."""
    given = plain(entry.get("eprint")) if is_arxiv(entry) else ""
    given = given or _from_url(entry.get("url"), "arxiv.org")
    found = re.search(r"\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}", given)
    return found[0] if found else ""


def is_arxiv(entry: Entry) -> bool:
    """Tell whether the field ``eprint`` is an arXiv id."""
    archive = entry.get("archiveprefix") or entry.get("eprinttype")
    if archive:
        return archive.strip().lower() == "arxiv"
    eprint = entry.get("eprint").strip().lower()
    return eprint.startswith("arxiv") or re.match(r"\d{4}\.\d{3,}", eprint) is not None


def _from_url(url: str, host: str) -> str:
    return url if re.search(rf"//(?:[\w.-]+\.)?{re.escape(host)}/", url) else ""
