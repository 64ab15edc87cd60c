"""Which variables of CSL a work has, and of which fields each is made.

The press makes the values (``typeset/csl/item.py``), by readers of TeX and of names that take
longer to load than this rule may take. The tests hold this against what citeproc prints.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.read.bib.types import PARTS
from bookpress.read.csl.addresses import archive_called, is_address
from bookpress.read.csl.dates import read_date, read_year, with_month
from bookpress.read.csl.fields import (
    ARTICLES,
    CONTRIBUTORS,
    DATES,
    IDENTIFIERS,
    ROLES,
    TEXTS,
    TITLES,
)
from bookpress.read.csl.types import MARK_OF, WHOLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bookpress.read.csl.dates import Date

_OF_TITLE = ("title", "subtitle", "titleaddon")
_OF_MAIN = ("maintitle", "mainsubtitle", "maintitleaddon")
_OF_BOOK = ("booktitle", "booksubtitle", "booktitleaddon")
_OF_ISSUE = ("issuetitle", "issuesubtitle")
_OF_JOURNAL = ("journaltitle", "journal", "journalsubtitle")
_OF_EVENT = ("eventtitle", "eventtitleaddon")
_ARTICLE_NUMBER = ("eid", "elocation-id", "articleno")
_ARCHIVE = ("eprinttype", "archiveprefix", "archive")
_GENRES = frozenset(("phdthesis", "mastersthesis", "techreport"))


def variables(kind: str, said: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the variables of a work by their names, each with the fields that it is made of.

    A date has its month and its day as well, as ``issued.month``. A variable that the type of the
    entry gives by itself is made of no field. Where a variable takes the first of several fields,
    all of them count: none is lost.

    Args:
        kind: the type of its entry.
        said: its fields by their names; none is blank.
    """
    return _Collected(kind, said).fields


class _Collected:
    def __init__(self, kind: str, said: Mapping[str, str]) -> None:
        self.fields: dict[str, tuple[str, ...]] = {}
        self._kind, self._said = kind, said
        for variable, names in (TEXTS | TITLES | IDENTIFIERS).items():
            self._add(variable, names)
        self._add_people()
        self._add_titles()
        self._add_numbering()
        self._add_dates()
        self._add_places()
        self._add_private()

    def _add(self, variable: str, names: Iterable[str]) -> None:
        if found := tuple(name for name in names if name in self._said):
            self.fields[variable] = (*self.fields.get(variable, ()), *found)

    def _has(self, names: Iterable[str]) -> bool:
        return any(name in self._said for name in names)

    def _add_people(self) -> None:
        said = self._said
        self._add("author", ["author"])
        self._add("translator", ["translator"])
        for field in ("editor", "editora", "editorb", "editorc"):
            role = said.get(f"{field}type", "")
            self._add(role if role in ROLES else "editor", [field])
        if self._kind not in WHOLES:
            self._add("container-author", ["bookauthor"])
        owner = self._kind == "patent" and "author" not in said
        if said.get("holder") != said.get("author"):
            self._add("author" if owner else "contributor", ["holder"])
        self._add("contributor", CONTRIBUTORS)

    def _add_titles(self) -> None:
        whole = self._kind in WHOLES
        has_book = not whole and self._has((*_OF_MAIN, *_OF_BOOK))
        self._add("title", (*_OF_MAIN, *_OF_TITLE, *_OF_ISSUE) if whole else _OF_TITLE)
        self._add("title-short", ("shorttitle", *(["title"] if self._has(["subtitle"]) else [])))
        self._add("container-title", (*_OF_MAIN, *_OF_BOOK) if has_book else _OF_JOURNAL)
        self._add("collection-title", ["series"])
        if has_book and "series" not in self._said:
            self._add("collection-title", _OF_JOURNAL)
        self._add("event-title", _OF_EVENT)
        self._add("event", _OF_EVENT)
        if not whole:
            self._add("volume-title", _OF_ISSUE)

    def _add_numbering(self) -> None:
        has_pages, in_series = "pages" in self._said, False
        self._add("volume", ["volume", "part"])
        self._add("page", ["pages"] if has_pages else _ARTICLE_NUMBER)
        self._add("edition", ["edition"])
        if self._kind in ARTICLES:
            self._add("issue", ["number", "issue"])
        else:
            holds_series = self._kind in PARTS or self._kind in WHOLES - {"booklet", "manual"}
            in_series = holds_series and "series" in self._said
            self._add("collection-number" if in_series else "number", ["number"])
            self._add("issue", ["issue"])
        if has_pages:
            free = in_series or self._kind in ARTICLES
            self._add("number" if free else "page", _ARTICLE_NUMBER)

    def _add_dates(self) -> None:
        for variable, names in DATES.items():
            value = next((self._said[name] for name in names if name in self._said), "")
            self._add_date(variable, read_date(value), names, otherwise="note")
        self._add("status", ["pubstate"])
        if "date" in self._said:
            self._add_date("issued", read_date(self._said["date"]), ["date"], otherwise="status")
            return
        date = read_year(self._said.get("year", ""))
        self._add_date("issued", date, ["year"], otherwise="status")
        rest = self._said.get("month", "")
        if date:
            month = re.sub(r"[{}\\]", "", rest).replace("~", " ")
            dated, rest = with_month(date, month, self._said.get("day", ""))
            for part in (".month", ".day")[: len(dated.parts[0]) - len(date.parts[0])]:
                self._add(f"issued{part}", ["month", "day"] if part == ".day" else ["month"])
        if rest:
            self._add("status", ["month"])

    def _add_date(
        self, variable: str, date: Date | None, names: Iterable[str], otherwise: str
    ) -> None:
        if date is None:
            self._add(otherwise, names)
            return
        most = max(map(len, date.parts))
        for part in ("", ".month", ".day")[:most]:
            self._add(f"{variable}{part}", names)

    def _add_places(self) -> None:
        said = self._said
        address = is_address(said.get("howpublished", ""))
        printed = [] if address else ["howpublished"]
        self._add("publisher", ["school", "institution", "organization", *printed, "publisher"])
        place = "jurisdiction" if self._kind == "patent" else "publisher-place"
        self._add(place, ["location", "address"])
        self._add("note", ["note", "addendum"])
        self._add("DOI", ["doi"])
        self._add("URL", ["url", *(["howpublished"] if address else [])])
        given = next((said[name] for name in _ARCHIVE if name in said), "")
        number = re.sub(r"[{}]|^(?:https?://\S*?/abs/|arxiv:\s*)", "", said.get("eprint", ""))
        name, before = archive_called(re.sub("[{}]", "", given), number)
        self._add("archive", _ARCHIVE if given else ["eprint"] if name else [])
        self._add("archive_location", ["eprint"])
        self._add("archive_collection", ["eprintclass", "primaryclass", "collection"])
        if before and number and "URL" not in self.fields:
            self._add("URL", ["eprint", *_ARCHIVE])
        self._add("genre", ["type"])
        if self._kind in _GENRES:
            self.fields.setdefault("genre", ())
        self.fields["language"] = tuple(self._said.keys() & {"langid", "hyphenation", "language"})

    def _add_private(self) -> None:
        """Add what our styles of GB/T 7714 alone ask for (``typeset/csl/gb_t_7714.py``)."""
        self._add("mark", ["mark"])
        if self._kind in MARK_OF:
            self.fields.setdefault("mark", ())
        if "issued.month" in self.fields:
            self.fields["dated"] = self.fields["issued.month"]
        if self._kind == "periodical" and "issue" in self.fields:
            made_of = (self.fields.get(name, ()) for name in ("issued", "volume", "issue"))
            self.fields["numbers"] = tuple(name for names in made_of for name in names)
