"""Where an entry names a paper on arXiv, and what an id of one looks like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.bibliography._entries import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Entry, Field

# https://info.arxiv.org/help/arxiv_identifier.html: four digits behind the point until 2014.
_NEW = re.compile(r"(?P<year>[0-9][0-9])(?P<month>0[1-9]|1[0-2])\.(?P<number>[0-9]{4,5})")
_OLD = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?/[0-9][0-9](?:0[1-9]|1[0-2])[0-9]{3}")
_URL = r"arxiv\.org/(?:abs|pdf|html)/(?P<id>[^\s?#}]+?)(?:\.pdf)?(?=[\s?#}]|$)"
_TEXT = r"\barxiv:\s*(?:abs/)?(?P<id>[^\s,;()\[\]{}]*\d[^\s,;()\[\]{}]*)"
# Google Scholar writes the journal so, dblp the volume, NASA’s ADS the pages.
_FIELDS = (
    ("eprint", r"^(?:arxiv:\s*|https?://arxiv\.org/(?:abs|pdf)/)?(?P<id>\S.*?)(?:\.pdf)?$"),
    ("journal", _TEXT),
    ("journaltitle", _TEXT),
    ("volume", r"^abs/(?P<id>\S+)"),
    ("pages", _TEXT),
    ("eid", _TEXT),
    ("howpublished", rf"{_URL}|{_TEXT.replace('<id>', '<id2>')}"),
    ("doi", r"10\.48550/(?:arxiv\.)?(?P<id>\S+)"),
    ("url", _URL),
)


def arxiv_ids(entry: Entry) -> Iterator[tuple[Field, str]]:
    """Yield each field that names a paper on arXiv, with what should be its id."""
    for name, pattern in _FIELDS:
        field = next((field for field in entry.fields if field.name == name), None)
        if field is None or (name == "eprint" and not is_arxiv(entry)):
            continue
        found = re.search(pattern, plain(field.value), re.IGNORECASE)
        if found:
            text = next(text for text in found.groupdict().values() if text)
            yield field, text.rstrip(".,")


def is_id(text: str) -> bool:
    """Tell whether a text is the id of a paper, with or without its version."""
    bare = without_version(text)
    new = _NEW.fullmatch(bare)
    if new is None:
        return _OLD.fullmatch(bare) is not None
    year, month = int(new["year"]), int(new["month"])
    since = (year, month) >= (7, 4)
    return since and len(new["number"]) == (5 if year >= 15 else 4)  # noqa: PLR2004 - 2015


def without_version(text: str) -> str:
    """Return an id without its version."""
    return re.sub(r"v[1-9][0-9]*$", "", text)


def arxiv_of(entry: Entry) -> str:
    """Return the arXiv id of an entry without its version; empty if it has none."""
    ids = (text for _, text in arxiv_ids(entry) if is_id(text))
    return without_version(next(ids, "")).lower()


def is_arxiv(entry: Entry) -> bool:
    """Tell whether the field ``eprint`` is an arXiv id."""
    archive = entry.get("archiveprefix") or entry.get("eprinttype")
    if archive:
        return archive.strip().lower() == "arxiv"
    eprint = entry.get("eprint").strip().lower()
    return eprint.startswith("arxiv") or re.match(r"\d{4}\.\d{3,}", eprint) is not None
