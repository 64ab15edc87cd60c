"""One work stands in the bibliography under two keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.bibliography._arxiv import arxiv_of
from bookpress.rules.bibliography._entries import doi_of, plain, sound_entries
from bookpress.rules.bibliography._isbn import isbns_of
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography, Entry


@rule("warning")
def same_work_twice(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each entry that an earlier one gives already, by an id, or by title and year."""
    first: dict[tuple[str, ...], Entry] = {}
    keys: set[str] = set()
    for entry in sound_entries(bibliography):
        if entry.key.lower() in keys:
            continue  # bibliography.duplicate-key
        keys.add(entry.key.lower())
        marks = _marks(entry)
        same = next((first[mark] for mark in marks if mark in first), None)
        if same:
            yield _told(entry, same)
        for mark in marks:
            first.setdefault(mark, entry)


def _told(entry: Entry, same: Entry) -> Report:
    """Return what is said of an entry; whoever keeps a file a chapter has a work in each."""
    if entry.place.path == same.place.path:
        where = f"“{same.key}” in line {same.place.line}"
        return entry.place, f"“{entry.key}” is the same work as {where}; keep one of them"
    where = f"“{same.key}” in {same.place.path}:{same.place.line}"
    return entry.place, f"“{entry.key}” is the same work as {where}; one key would do", "info"


def _marks(entry: Entry) -> list[tuple[str, ...]]:
    """Return what an entry’s work can be known by."""
    found: list[tuple[str, ...]] = []
    part = entry.get("volume") + entry.get("edition") + entry.get("number")
    if entry.kind not in ("inbook", "incollection", "set", "xdata"):  # parts share their whole’s
        found += [("doi", doi_of(entry))] if doi_of(entry) else []
        found += [("arxiv", arxiv_of(entry))] if arxiv_of(entry) else []
    if entry.kind in ("book", "collection", "proceedings", "manual"):
        found += [("isbn", isbn, part) for isbn in isbns_of(entry)]
    title = re.sub(r"[\W_]+", "", plain(entry.get("title"))).casefold()
    year = (entry.get("year") or entry.get("date"))[:4]
    who = _surname(plain(entry.get("author") or entry.get("editor")))
    if title and year and who:
        found.append(("title", title, year, who, _which(entry, part)))
    return found


def _which(entry: Entry, part: str) -> str:
    """Return what parts works of one title, year and author: pages of a site have addresses."""
    if entry.kind in ("misc", "online", "electronic", "webpage"):
        return entry.get("url").strip() or entry.get("howpublished").strip()
    return part if entry.kind == "book" else ""


def _surname(names: str) -> str:
    """Return the last word of the first surname, whichever way the name is turned."""
    first = re.split(r"(?i)\s+and\s", names)[0].partition(",")[0]
    if re.search(r"[\u4e00-\u9fff]", first):  # 赵鑫, 赵 鑫 and 赵, 鑫
        return "".join(first.split())[:1]
    words = re.findall(r"\w+", first.casefold())
    return words[-1] if words else ""
