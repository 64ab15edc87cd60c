"""Crossref: articles, papers, books and preprints with a DOI.

``GET /works/{doi}`` (https://api.crossref.org/swagger-ui; the fields: CrossRef/rest-api-doc,
api_format.md). Several DOIs in one question are possible by filters alone, whose grammar has no
place for the comma of a DOI and whose lists count more against the limits than single works do
(crossref.org, “Announcing changes to REST API rate limits”, 2025), so each is asked for by itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from bookpress.facts import Record
from bookpress.lock.answers import inside, read_json
from bookpress.lock.client import RequestError
from bookpress.lock.plain import doi_in, first_names, person, plain, rows, texts

if TYPE_CHECKING:
    from bookpress.lock.client import Client

NAME = "Crossref"
_JSON = "application/json"
# crossref.org, “Version control, corrections, and retractions”: other updates leave a work valid.
_TAKEN_BACK = frozenset(("retraction", "withdrawal", "removal"))
# Publishers write it before the title, many without a notice that Crossref hears of.
_IN_TITLE = re.compile(r"(?:RETRACTED|Retracted|WITHDRAWN|Withdrawn)(?:\s\w+){0,2}\s*[:：]\s*")
_DATES = ("issued", "published", "published-print", "published-online")


def ask_crossref(client: Client, base: str, doi: str) -> Record:
    """Return what Crossref knows of a DOI.

    Raises:
        RequestError: nothing, or it did not answer.
    """
    answer = read_json(client.get(f"{base}/works/{quote(doi, safe='')}", _JSON), NAME)
    message = inside(answer, "message")
    if not isinstance(message, dict) or not message.get("DOI"):
        raise RequestError(f"{NAME} answers without a work; try again later")
    return _record(doi, message)


def _record(doi: str, work: dict[str, Any]) -> Record:
    titles, said = _titles(work)
    years = {year for name in _DATES for year in _years(work.get(name))}
    years |= set(_years(inside(work, "event", "start")))  # of a talk that the paper is of
    issue = inside(work, "journal-issue", "published-print")
    prints = [*_years(work.get("published-print")), *_years(issue)]
    return Record(
        identifier=f"doi:{doi}",
        registry=NAME,
        type=plain(work.get("subtype")) or plain(work.get("type")),
        titles=titles,
        authors=_names(work.get("author")) or _names(work.get("editor")),
        years=tuple(sorted(years.union(prints))),
        printed=bool(prints),
        containers=_containers(work),
        retracted=_retracted(work) or said,
        published=_published(work),
    )


def _titles(work: dict[str, Any]) -> tuple[tuple[str, ...], str]:
    """Return the titles, and what publishers write before one when they take a work back."""
    titles = texts(work.get("title"))
    said = next((found[0] for one in titles if (found := _IN_TITLE.match(one))), "")
    titles = tuple(_IN_TITLE.sub("", one, count=1) for one in titles)
    subtitles = texts(work.get("subtitle"))
    if titles and subtitles and subtitles[0].casefold() not in titles[0].casefold():
        titles = (f"{titles[0]}: {subtitles[0]}", *titles[1:])
    if _is_notice(work):
        said = ""
    return titles + texts(work.get("original-title")), said.rstrip(" :：").lower()


def _is_notice(work: dict[str, Any]) -> bool:
    """Tell whether a work takes another one back, whose title it may bear."""
    own = plain(work.get("DOI")).lower()
    kinds = [
        plain(update.get("type")).casefold()
        for update in rows(work.get("update-to"))
        if plain(update.get("DOI")).lower() != own
    ]
    return any(kind in _TAKEN_BACK for kind in kinds)


def _names(people: object) -> tuple[str, ...]:
    """Return the names, the one that is called the first before all."""
    given = sorted(rows(people), key=lambda one: one.get("sequence") != "first")
    return first_names([_name(one) for one in given])


def _name(one: dict[str, object]) -> str:
    return person(one.get("family"), one.get("given")) or plain(one.get("name"))


def _years(date: object) -> list[int]:
    """Return the year of a partial date: ``{"date-parts": [[2019, 6]]}``, or ``[[null]]``."""
    parts = inside(date, "date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    year = first[0] if isinstance(first, list) and first else None
    return [year] if isinstance(year, int) else []


def _containers(work: dict[str, Any]) -> tuple[str, ...]:
    found = texts(work.get("container-title")) + texts(work.get("short-container-title"))
    places = [plain(one.get("name")) for one in rows(work.get("institution"))]
    return tuple(dict.fromkeys(found)) or tuple(filter(None, places))  # bioRxiv


def _retracted(work: dict[str, Any]) -> str:
    """Return the kind and the DOI of the notice that takes the work back."""
    for update in rows(work.get("updated-by")):
        kind = plain(update.get("type")).casefold()
        if kind in _TAKEN_BACK:
            return " ".join(filter(None, (kind, plain(update.get("DOI")))))
    return ""


def _published(work: dict[str, Any]) -> str:
    """Return the DOI of what a preprint became; the last, if it came out in steps."""
    found = [
        doi_in(one.get("id"))
        for one in rows(inside(work, "relation", "is-preprint-of"))
        if plain(one.get("id-type")).lower() == "doi"
    ]
    return found[-1] if found else ""
