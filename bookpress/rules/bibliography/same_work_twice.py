"""One work stands in the bibliography under two keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule
from bookpress.rules.bibliography._entries import arxiv_of, doi_of, plain, sound_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography, Entry


@rule("warning")
def same_work_twice(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each entry that an earlier one gives already: by DOI, arXiv id, or title and year."""
    first: dict[tuple[str, ...], Entry] = {}
    keys: set[str] = set()
    for entry in sound_entries(bibliography):
        if entry.key.lower() in keys:
            continue  # bibliography.duplicate-key
        keys.add(entry.key.lower())
        marks = _marks(entry)
        same = next((first[mark] for mark in marks if mark in first), None)
        if same:
            where = f"“{same.key}” in line {same.place.line}"
            yield entry.place, f"“{entry.key}” is the same work as {where}; keep one of them"
        for mark in marks:
            first.setdefault(mark, entry)


def _marks(entry: Entry) -> list[tuple[str, ...]]:
    """Return what an entry’s work can be known by."""
    found: list[tuple[str, ...]] = []
    if entry.kind not in ("inbook", "incollection", "set", "xdata"):  # parts share their whole’s
        found += [("doi", doi_of(entry))] if doi_of(entry) else []
        found += [("arxiv", arxiv_of(entry))] if arxiv_of(entry) else []
    title = re.sub(r"[\W_]+", "", plain(entry.get("title"))).casefold()
    year = (entry.get("year") or entry.get("date"))[:4]
    who = re.findall(r"\w+", plain(entry.get("author") or entry.get("editor")).casefold())
    if title and year and who:
        volume = entry.get("volume") + entry.get("edition") + entry.get("number")
        found.append(("title", title, year, who[0], volume if entry.kind == "book" else ""))
    return found
