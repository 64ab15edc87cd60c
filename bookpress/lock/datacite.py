"""DataCite: data, software, theses and preprints with a DOI.

``GET /dois/{id}`` (https://support.datacite.org/docs/api-get-doi; the words of the DataCite
Metadata Schema, https://schema.datacite.org).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from bookpress.facts import Record
from bookpress.lock.answers import inside, read_json
from bookpress.lock.client import RequestError
from bookpress.lock.plain import doi_in, first_names, person, plain, rows, year_of

if TYPE_CHECKING:
    from bookpress.lock.client import Client

NAME = "DataCite"
_JSON = "application/vnd.api+json"
_BECAME = frozenset(("IsVersionOf", "IsPreviousVersionOf", "IsPublishedIn"))
_DATES = frozenset(("Issued", "Available", "Created", "Copyrighted"))


def ask_datacite(client: Client, base: str, doi: str) -> Record:
    """Return what DataCite knows of a DOI.

    Raises:
        RequestError: nothing, or it did not answer.
    """
    answer = read_json(client.get(f"{base}/dois/{quote(doi, safe='')}", _JSON), NAME)
    work = inside(answer, "data", "attributes")
    if not isinstance(work, dict):
        raise RequestError(f"{NAME} answers without a work; try again later")
    return _record(doi, work)


def _record(doi: str, work: dict[str, Any]) -> Record:
    dates = rows(work.get("dates"))
    years = {year_of(one.get("date")) for one in dates if one.get("dateType") in _DATES}
    years |= {year_of(work.get("publicationYear"))}
    withdrawn = [one for one in dates if one.get("dateType") == "Withdrawn"]
    kind = plain(inside(work, "types", "resourceTypeGeneral"))
    return Record(
        identifier=f"doi:{doi}",
        registry=NAME,
        type=kind.lower(),
        titles=_titles(rows(work.get("titles"))),
        authors=first_names([_name(one) for one in rows(work.get("creators"))]),
        years=tuple(sorted(years - {0})),
        containers=tuple(filter(None, [plain(inside(work, "container", "title"))])),
        retracted=f"withdrawn {plain(withdrawn[0].get('date'))}".strip() if withdrawn else "",
        published=_published(doi, work) if kind == "Preprint" else "",
    )


def _titles(given: list[dict[str, object]]) -> tuple[str, ...]:
    """Return the title with its subtitle, and what it is called otherwise."""
    kinds = [(plain(one.get("title")), plain(one.get("titleType"))) for one in given]
    main = [title for title, kind in kinds if not kind]
    below = [title for title, kind in kinds if kind == "Subtitle"]
    others = [title for title, kind in kinds if kind in ("TranslatedTitle", "AlternativeTitle")]
    if main and below:
        main = [f"{main[0]}: {below[0]}", *main[1:]]
    return tuple(filter(None, (*main, *others)))


def _name(one: dict[str, object]) -> str:
    return person(one.get("familyName"), one.get("givenName")) or plain(one.get("name"))


def _published(doi: str, work: dict[str, Any]) -> str:
    """Return the DOI of what a preprint became, in another house: its own has its versions."""
    own, _, _ = doi.partition("/")
    for one in rows(work.get("relatedIdentifiers")):
        found = doi_in(one.get("relatedIdentifier"))
        is_doi = plain(one.get("relatedIdentifierType")) == "DOI"
        if is_doi and one.get("relationType") in _BECAME and not found.startswith(f"{own}/"):
            return found
    return ""
