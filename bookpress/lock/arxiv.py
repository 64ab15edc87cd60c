"""arXiv: preprints, many in one question.

``GET /api/query?id_list=…`` answers with an Atom feed (https://info.arxiv.org/help/api/user-manual:
3.1.1 the question, 3.3.2 an entry, 3.4 an error, which is an entry as well).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING
from urllib.parse import quote

from bookpress.facts import Record
from bookpress.lock.client import RequestError
from bookpress.lock.plain import doi_in, first_names, plain, year_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bookpress.lock.client import Client

NAME = "arXiv"
MOST = 50  # papers in a question
_ATOM, _OWN = "{http://www.w3.org/2005/Atom}", "{http://arxiv.org/schemas/atom}"
_DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ID = re.compile(r"arxiv\.org/abs/(?P<id>\S+?)(?P<version>v\d+)?$")
_WITHDRAWN = re.compile(
    r"(?:this|the) (?:paper|article|manuscript|submission|work|preprint) (?:has been|is|was) "
    r"(?:withdrawn|retracted)|(?:withdrawn|retracted)\b",
    re.IGNORECASE,
)


def ask_arxiv(client: Client, base: str, ids: Sequence[str]) -> dict[str, Record]:
    """Return what arXiv knows of papers, by their ids; what it does not know is left out.

    Raises:
        RequestError: it did not answer, or something else than a feed.
    """
    names = ",".join(quote(one, safe="/") for one in ids)
    data = client.get(
        f"{base}/query?id_list={names}&max_results={len(ids)}", "application/atom+xml"
    )
    entries = list(_feed(data).iter(f"{_ATOM}entry"))
    if any("/api/errors" in _text(entry, f"{_ATOM}id") for entry in entries):
        if len(ids) == 1:
            return {}
        half = len(ids) // 2  # one id that it can't read is answered for all
        return ask_arxiv(client, base, ids[:half]) | ask_arxiv(client, base, ids[half:])
    return dict(_found(entries, ids))


def _feed(data: bytes) -> ET.Element:
    """Return a feed; what declares entities is none, so none is ever expanded.

    Raises:
        RequestError: it is something else.
    """
    try:
        text = data.decode("utf-8-sig")
        if _DECLARED.search(text):
            raise RequestError(f"{NAME} answers a document with declarations, which no feed has")
        feed = ET.fromstring(text)  # noqa: S314 - nothing is declared in it
    except (ValueError, ET.ParseError):
        raise RequestError(f"{NAME} answers something else than a feed; try again later") from None
    if feed.tag != f"{_ATOM}feed":
        raise RequestError(f"{NAME} answers something else than a feed; try again later")
    return feed


def _found(entries: Sequence[ET.Element], ids: Sequence[str]) -> Iterator[tuple[str, Record]]:
    """Yield each id with its record; an id without a version means the newest."""
    for entry in entries:
        named = _ID.search(_text(entry, f"{_ATOM}id"))
        if named and _text(entry, f"{_ATOM}title"):
            bare = named["id"].lower()
            for one in ids:
                if one in (bare, f"{bare}{named['version']}"):
                    yield one, _record(one, entry)


def _record(name: str, entry: ET.Element) -> Record:
    years = {year_of(_text(entry, f"{_ATOM}{date}")) for date in ("published", "updated")}
    authors = [_text(one, f"{_ATOM}name") for one in entry.iter(f"{_ATOM}author")]
    comment = _text(entry, f"{_OWN}comment")
    return Record(
        identifier=f"arxiv:{name}",
        registry=NAME,
        type="preprint",
        titles=(_text(entry, f"{_ATOM}title"),),
        authors=first_names(authors),
        years=tuple(sorted(years - {0})),
        containers=(NAME,),
        retracted="withdrawn" if _WITHDRAWN.match(comment) else "",
        published=doi_in(_text(entry, f"{_OWN}doi")),
    )


def _text(element: ET.Element, name: str) -> str:
    return plain(element.findtext(name, ""))
