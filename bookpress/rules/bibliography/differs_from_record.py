"""An entry says something else of its work than the registry does, as the lock file knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.bibliography._entries import plain
from bookpress.rules.bibliography._known import PREPRINTS, Known, known_works
from bookpress.rules.bibliography._same import (
    comparable,
    near_title,
    same_journal,
    same_person,
    same_title,
)
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography, Field, Record, Work

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_GROUP = re.compile(r"\{[^{}]*\}")  # {OpenAI}
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WHOLES = ("booktitle", "maintitle", "series", "shorttitle", "origtitle", "titleaddon")
_ARTICLES = ("journal-article", "journalarticle")  # of Crossref, and of DataCite
_LATE = ("book", "monograph", "edited-book", "reference-book", "book-chapter", "reference-entry")
_LONGEST = 100  # characters of a title that are shown


@rule("warning")
def differs_from_record(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each field that differs from the record beyond accents, case, marks and subtitles.

    Where title and author both differ, the identifier is of another work, and that is the fault.
    Of arXiv's record of a paper that has come out since, only this is said, and of its title that
    it was another, which is a remark.
    """
    for known in known_works(bibliography):
        title, author = _title(known), _author(known)
        if title and author and not _is_near(known):
            yield known.field.place, _another(known)
        elif known.is_arxiv and not known.is_preprint:
            if title and not known.others:
                yield title.place, f"{_title_there(known)}; it may be that of the preprint", "info"
        else:
            yield from _differences(known, title, author)


def _differences(known: Known, title: Field | None, author: Field | None) -> Iterator[Report]:
    record = known.record
    if title:
        yield title.place, _title_there(known)
    if author:
        yield author.place, f"{author.name}: {record.registry} has “{record.authors[0]}” first"
    if year := _year(known):
        years = " or ".join(map(str, record.years))
        yield year.place, f"{year.name}: {record.registry} has {years}"
    if journal := _journal(known):
        yield journal.place, f"journal: {record.registry} has “{record.containers[0]}”"


def _another(known: Known) -> str:
    """Return what is said of an identifier that belongs to another work."""
    record = known.record
    name = record.identifier.partition(":")[2]
    authors = f" by {record.authors[0]}" if record.authors else ""
    title = _short(record.titles[0])
    return f"{record.registry} knows “{name}” as another work: “{title}”{authors}"


def _title_there(known: Known) -> str:
    given = _field(known.work, "title")
    titles = comparable(given.value, known.record.titles) if given else []
    return f"title: {known.record.registry} has “{_short(titles[0])}”" if titles else ""


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()}…"


def _field(work: Work, *names: str) -> Field | None:
    found = {field.name: field for field in work.fields if field.value.strip()}
    return next((found[name] for name in names if name in found), None)


# --- what differs: the field that does, or None


def _title(known: Known) -> Field | None:
    """Return the title, unless the record has it, or has that of the whole that it is part of."""
    field = _field(known.work, "title")
    titles = comparable(field.value, known.record.titles) if field else []
    if not field or not titles or _is_whole(known):
        return None
    return None if any(same_title(field.value, one) for one in titles) else field


def _is_whole(known: Known) -> bool:
    """Tell whether the record is of the book that the work stands in."""
    wholes = filter(None, map(known.work.get, _WHOLES))
    return any(same_title(one, title) for one in wholes for title in known.record.titles)


def _is_near(known: Known) -> bool:
    """Tell whether the title is like one of the record, so that it is its work all the same."""
    title = known.work.get("title")
    return any(near_title(title, one) for one in comparable(title, known.record.titles))


def _author(known: Known) -> Field | None:
    """Return the names, unless the first of them may be the first of the record."""
    field = _field(known.work, "author", "editor")
    if not field or not known.record.authors or _is_whole(known):
        return None
    name = _AND.split(field.value.strip())[0]
    firsts = _firsts(known.record)
    if not comparable(name, firsts) or _GROUP.fullmatch(name) or plain(name).lower() == "others":
        return None  # a group that is named for its members is nobody’s fault
    return None if any(same_person(_surname(name), name, one) for one in firsts) else field


def _firsts(record: Record) -> tuple[str, ...]:
    """Return who may be called the first author: a person, too, where a group stands first."""
    group = "," not in record.authors[0] and record.registry != "arXiv"
    return record.authors[: 2 if group else 1]


def _surname(name: str) -> str:
    """Return the surname of a name, as BibTeX parts it."""
    last, comma, _ = name.partition(",")
    return last if comma else name.rsplit(maxsplit=1)[-1]


def _year(known: Known) -> Field | None:
    """Return the year, unless the work may have come out in it.

    Where the registry does not know of a print, one of the next year may follow; old books are
    registered when they come to the net; and Crossref has the first date alone of a preprint.
    """
    field, record = _field(known.work, "year"), known.record
    years = [int(year) for year in _YEAR.findall(field.value)] if field else []
    if not field or not years or not record.years:
        return None
    first, last = min(record.years), max(record.years)
    if not record.printed and record.type in _ARTICLES:
        last += 1
    if known.record.type in PREPRINTS and not known.is_arxiv:
        last = max(last, *years)
    if not record.printed and record.type in _LATE:
        first = 0
    return None if any(first <= year <= last for year in years) else field


def _journal(known: Known) -> Field | None:
    """Return the journal of an article, unless it may be that of the record."""
    field = _field(known.work, "journal")
    is_article = known.work.set_as == "article" and known.record.type in _ARTICLES
    names = comparable(field.value, known.record.containers) if field else []
    if not field or not names or not is_article:
        return None
    return None if same_journal(field.value, names) else field
