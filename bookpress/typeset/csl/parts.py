"""Parts of an item that are made of several fields, or depend on the type of the work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bookpress.read.bib.types import PARTS
from bookpress.read.csl.dates import read_date, read_year, with_month
from bookpress.read.csl.fields import ARTICLES, CONTRIBUTORS, DATES, ROLES
from bookpress.read.csl.types import WHOLES
from bookpress.typeset.csl import markup
from bookpress.typeset.csl.edition import edition
from bookpress.typeset.csl.kinds import word
from bookpress.typeset.csl.names import Name, names

if TYPE_CHECKING:
    from collections.abc import Iterable

Said = Mapping[str, str]
_SERIES = frozenset(("newseries", "oldseries"))  # biblatex, section 2.3.7
_RANGE = re.compile(r"\s*(?:-{2,3}|[–—−])\s*")
_DIGITS = re.compile(r"(?<=[0-9])\s*-\s*(?=[0-9])")


def first(said: Said, *names: str) -> str:
    """Return the first of some fields that a work has; empty if it has none."""
    return next((said[name] for name in names if said.get(name)), "")


def people(said: Said, kind: str, language: str) -> dict[str, list[Name]]:
    """Return the names of a work by what they did."""
    found: dict[str, list[Name]] = {}

    def add(role: str, field: str) -> None:
        listed = names(said.get(field, ""), use_prefix=use_prefix, japanese=language == "ja-JP")
        if listed:
            found.setdefault(role, []).extend(listed)

    use_prefix = bool(re.search(r"useprefix(?!\s*=\s*(?:false|0))", said.get("options", "")))
    add("author", "author")
    add("translator", "translator")
    for field in ("editor", "editora", "editorb", "editorc"):
        role = said.get(f"{field}type", "")
        add(role if role in ROLES else "editor", field)
    if kind not in WHOLES:
        add("container-author", "bookauthor")
    # Who owns a patent stands for an inventor who is not named.
    owner = kind == "patent" and not said.get("author")
    if said.get("holder") != said.get("author"):
        add("author" if owner else "contributor", "holder")
    for field in CONTRIBUTORS:
        add("contributor", field)
    return found


def titles(said: Said, kind: str, language: str) -> dict[str, str]:
    """Return the titles of a work and of what it stands in.

    The title of all volumes stands before the title of one, and that of an issue behind that of a
    periodical: hardly any style prints CSL's ``volume-title``.
    """
    title = _title(said, "title", "subtitle", "titleaddon")
    main = _title(said, "maintitle", "mainsubtitle", "maintitleaddon")
    book = _title(said, "booktitle", "booksubtitle", "booktitleaddon")
    name = "journaltitle" if said.get("journaltitle") else "journal"
    journal = _title(said, name, "journalsubtitle")
    issue = _title(said, "issuetitle", "issuesubtitle")
    if kind in WHOLES:
        title, book = _joined(_joined(main, title, ". "), issue, ". "), ""
    else:
        book = _joined(main, book, ". ")
    series = said.get("series") or (journal if book else "")
    event = _joined(said.get("eventtitle", ""), said.get("eventtitleaddon", ""), ". ")
    short = said.get("shorttitle") or (said.get("title", "") if said.get("subtitle") else "")
    found = {
        "title": title,
        "title-short": short,
        "container-title": book or journal,
        "collection-title": series,
        "event-title": event,
        "event": event,  # what styles before CSL 1.0.2 call it; pandoc keeps both apart
        "volume-title": "" if kind in WHOLES else issue,
    }
    marked = {name: markup.title(value, language) for name, value in found.items()}
    if series in _SERIES:
        marked["collection-title"] = word(series, language)
    return marked


def _title(said: Said, title: str, subtitle: str, addon: str = "") -> str:
    whole = _joined(said.get(title, ""), said.get(subtitle, ""), ": ")
    return _joined(whole, said.get(addon, ""), ". ")


def _joined(one: str, other: str, sign: str) -> str:
    """Join two titles; in Chinese by a full-width colon."""
    if not (one and other):
        return one or other
    if re.search(r"[:：?？!！.。]$", one):
        return f"{one} {other}"
    return f"{one}{'：' if markup.has_han(one) and sign == ': ' else sign}{other}"


def numbering(said: Said, kind: str) -> dict[str, str]:
    """Return volume, number, issue, pages and edition.

    The number of an article is its issue; that of a book or a part of one is its place in a series.
    An article without pages has its own number for them, as styles print them there.
    """
    number, issue = (markup.text(said.get(name, "")) for name in ("number", "issue"))
    pages = _pages(said.get("pages", ""))
    article_number = markup.text(first(said, "eid", "elocation-id", "articleno"))
    volume = ".".join(filter(None, (said.get("volume"), said.get("part"))))  # 3.2, as biblatex
    found = {
        "volume": markup.text(volume),
        "page": pages or article_number,
        "edition": edition(said.get("edition", "")),
    }
    if kind in ARTICLES:
        found["issue"] = ", ".join(filter(None, (number, issue)))
        found["number"] = article_number if pages else ""
        return found
    in_series = kind in PARTS or kind in WHOLES - {"booklet", "manual"}
    found["collection-number" if in_series and said.get("series") else "number"] = number
    found["issue"] = issue
    if pages and article_number:
        free = "number" not in found
        found |= {"number": article_number} if free else {"page": f"{article_number}, {pages}"}
    return found


def _pages(value: str) -> str:
    """Return pages with the dash of ranges; a hyphen within a number stays: 3-1–3-10."""
    value = re.sub(r"[{}]", "", value)
    if not _RANGE.search(value):
        value = _DIGITS.sub("–", value)
    return markup.text(_RANGE.sub("–", value))


def dates(said: Said, language: str) -> tuple[dict[str, object], list[str]]:
    """Return the dates and the state of a work; and what of other dates is in words."""
    found: dict[str, object] = {}
    words: list[str] = []
    for variable, fields in DATES.items():
        value = first(said, *fields)
        date = read_date(value)
        if date:
            found[variable] = date.as_csl()
        elif value:
            words.append(value)
    state = [word(said.get("pubstate", ""), language)]
    if written := said.get("date", ""):
        issued = read_date(written)
        state += [] if issued else [markup.text(written)]
    else:
        written = said.get("year", "")
        issued = read_year(written)
        month = rest = said.get("month", "")
        if issued:
            issued, rest = with_month(issued, markup.plain(month), said.get("day", ""))
        else:
            state.append(markup.text(written))
        state.append(markup.text(rest))
    if issued:
        found["issued"] = issued.as_csl()
    found["status"] = ", ".join(dict.fromkeys(filter(None, state)))
    return found, words


def publisher(said: Said, kind: str, language: str) -> dict[str, str]:
    """Return who published a work and where.

    A school, an institution and an organization are publishers for CSL, as is what a text in
    ``howpublished`` says; an address there is that of the work.
    """
    address = markup.address_in(said.get("howpublished", ""))
    if markup.verbatim(said.get("url", "")) not in ("", address):
        address = ""  # another than that of the work
    listed = [said.get(name, "") for name in ("school", "institution", "organization")]
    listed += ["" if address else said.get("howpublished", ""), said.get("publisher", "")]
    bodies = filter(None, map(_bodies, dict.fromkeys(filter(None, listed))))
    place = first(said, "location", "address")
    found = {"publisher": "; ".join(bodies)}
    if kind == "patent" and place:
        keys = re.split(r"\s+and\s+", place)
        found["jurisdiction"] = ", ".join(word(key, language) for key in keys)
    else:
        found["publisher-place"] = _bodies(place)
    return found | ({"URL": address} if address else {})


def _bodies(value: str) -> str:
    """Return publishers or places; “and” is a sign between them where they are in Han."""
    if markup.has_han(value):
        value = re.sub(r"\s+and\s+", "；", value)
    return markup.text(value)


def note(said: Said, words: Iterable[str]) -> str:
    """Return the note of a work, with what no other variable holds."""
    pieces = [said.get("note", ""), said.get("addendum", ""), *words]
    value = ""
    for piece in filter(None, map(markup.plain, pieces)):
        sign = "。" if markup.has_han(value) else ". "
        sign = " " if value.endswith((".", "。", "!", "?")) else sign
        value = f"{value}{sign}{piece}" if value else piece
    return markup.note(value)
