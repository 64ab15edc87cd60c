"""Whom to ask about which identifier, and what each answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from bookpress.facts import Record
from bookpress.lock import agencies, arxiv, crossref, datacite
from bookpress.lock.client import NotFoundError, RequestError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bookpress.lock.client import Client

    Answers = Iterator[tuple[str, Record | RequestError]]


class Registries(NamedTuple):
    """The base addresses of those who are asked."""

    agencies: str = "https://doi.org"
    crossref: str = "https://api.crossref.org"
    datacite: str = "https://api.datacite.org"
    arxiv: str = "https://export.arxiv.org/api"

    def hosts(self) -> frozenset[str]:
        """Return their hosts, with their ports."""
        return frozenset(urlsplit(address).netloc for address in self)


def ask_registries(client: Client, where: Registries, wanted: Sequence[str]) -> Answers:
    """Yield each identifier with its record, or with why there is none, as the answers come."""
    dois = [name.removeprefix("doi:") for name in wanted if name.startswith("doi:")]
    papers = [name.removeprefix("arxiv:") for name in wanted if name.startswith("arxiv:")]
    for ids in _batches(papers, arxiv.MOST):
        yield from _ask_arxiv(client, where.arxiv, ids)
    for some in _batches(dois, agencies.MOST):
        yield from _ask_agencies(client, where, some)


def _batches(names: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (names[at : at + size] for at in range(0, len(names), size))


def _ask_arxiv(client: Client, base: str, ids: Sequence[str]) -> Answers:
    try:
        found = arxiv.ask_arxiv(client, base, ids)
    except RequestError as error:
        yield from ((f"arxiv:{one}", _of_all(error)) for one in ids)
        return
    for one in ids:
        unknown = NotFoundError("arXiv has no such paper; correct its id")
        yield f"arxiv:{one}", found.get(one, unknown)


def _ask_agencies(client: Client, where: Registries, dois: Sequence[str]) -> Answers:
    """Ask doi.org about some DOIs, and then those with whom they are registered."""
    try:
        found = agencies.ask_agencies(client, where.agencies, dois)
    except RequestError as error:
        yield from ((f"doi:{doi}", _of_all(error)) for doi in dois)
        return
    for doi in dois:
        yield f"doi:{doi}", _ask_agency(client, where, doi, found.get(doi))


def _of_all(error: RequestError) -> RequestError:
    """Return why none of many was answered: an address that is not there says nothing of works."""
    return RequestError(f"{error}; try later") if isinstance(error, NotFoundError) else error


def _ask_agency(
    client: Client, where: Registries, doi: str, agency: str | None
) -> Record | RequestError:
    """Return what the agency of a DOI knows of it; of one without an open interface, its name."""
    if not agency:
        unknown = NotFoundError("there is no such DOI; correct it")
        silence = RequestError("doi.org says nothing of it; try again later")
        return silence if agency is None else unknown
    try:
        if agency == crossref.NAME:
            return crossref.ask_crossref(client, where.crossref, doi)
        if agency == datacite.NAME:
            return datacite.ask_datacite(client, where.datacite, doi)
    except NotFoundError:
        return RequestError(f"{agency} has no record of it yet; try again later")
    except RequestError as error:
        return error
    return Record(f"doi:{doi}", agency)
