"""What registries answer, in the forms that they document, about works that are well known.

Crossref: CrossRef/rest-api-doc, api_format.md, and, for ``updated-by``, the announcement of
Retraction Watch’s data in the REST API; DataCite: support.datacite.org/docs/api-get-doi; arXiv:
info.arxiv.org/help/api/user-manual, 3.3 and 3.4; doi.org: DOI Handbook, “Which RA? Service”.
"""

from __future__ import annotations

import json
from typing import Any

from tests.lock.server import Answer


def crossref(doi: str, **work: object) -> Answer:
    """Return Crossref’s answer about a work: ``container_title`` is ``container-title``."""
    named = {name.replace("_", "-"): value for name, value in work.items()}
    message = {"DOI": doi, "source": "Crossref", "reference-count": 0, **named}
    whole = {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": message}
    return Answer(json.dumps(whole).encode(), kind="application/json")


def dated(*parts: int | None) -> dict[str, Any]:
    """Return a partial date."""
    return {"date-parts": [list(parts)]}


BERT = crossref(
    "10.18653/v1/n19-1423",
    type="proceedings-article",
    title=["BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding"],
    author=[
        {"given": "Jacob", "family": "Devlin", "sequence": "first", "affiliation": []},
        {"given": "Ming-Wei", "family": "Chang", "sequence": "additional", "affiliation": []},
        {"given": "Kenton", "family": "Lee", "sequence": "additional", "affiliation": []},
        {"given": "Kristina", "family": "Toutanova", "sequence": "additional", "affiliation": []},
    ],
    container_title=["Proceedings of the 2019 Conference of the North"],
    issued=dated(2019),
    published_print=dated(2019),
)


def datacite(doi: str, **attributes: object) -> Answer:
    """Return DataCite’s answer about a work."""
    whole = {"data": {"id": doi, "type": "dois", "attributes": {"doi": doi, **attributes}}}
    return Answer(json.dumps(whole).encode(), kind="application/vnd.api+json; charset=utf-8")


SCHEMA = datacite(
    "10.5438/0012",
    creators=[{"name": "DataCite Metadata Working Group"}],
    titles=[
        {
            "title": "DataCite Metadata Schema Documentation for the Publication and Citation of "
            "Research Data v4.0"
        }
    ],
    publisher="DataCite e.V.",
    container={},
    publicationYear=2016,
    dates=None,
    types={"resourceTypeGeneral": "Text", "resourceType": "Documentation"},
    relatedIdentifiers=[],
)


def agencies(**found: str) -> Answer:
    """Return doi.org’s answer; an agency in brackets is a status in its place."""
    rows = [
        {"DOI": doi, "status": agency[1:-1]} if agency[0] == "[" else {"DOI": doi, "RA": agency}
        for doi, agency in found.items()
    ]
    return Answer(json.dumps(rows).encode())


ATTENTION = """\
<entry>
  <id>http://arxiv.org/abs/1706.03762v7</id>
  <updated>2023-08-02T00:41:18Z</updated>
  <published>2017-06-12T17:57:34Z</published>
  <title>Attention Is All You
  Need</title>
  <summary>The dominant sequence transduction models...</summary>
  <author><name>Ashish Vaswani</name></author>
  <author><name>Noam Shazeer</name></author>
  <arxiv:comment>15 pages, 5 figures</arxiv:comment>
  <link href="http://arxiv.org/abs/1706.03762v7" rel="alternate" type="text/html"/>
  <arxiv:primary_category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
</entry>
"""
HERA = """\
<entry>
  <id>http://arxiv.org/abs/hep-ex/0307015v1</id>
  <published>2003-07-07T13:46:39-04:00</published>
  <updated>2003-07-07T13:46:39-04:00</updated>
  <title>Multi-Electron Production at High Transverse Momenta in ep Collisions at
  HERA</title>
  <author><name>H1 Collaboration</name></author>
  <arxiv:doi>10.1140/epjc/s2003-01326-x</arxiv:doi>
  <arxiv:journal_ref>Eur.Phys.J. C31 (2003) 17-29</arxiv:journal_ref>
</entry>
"""
MALFORMED = """\
<entry>
  <id>http://arxiv.org/api/errors#incorrect_id_format_for_1234.12345</id>
  <title>Error</title>
  <summary>incorrect id format for 1234.12345</summary>
  <author><name>arXiv api core</name></author>
</entry>
"""


def feed(*entries: str, before: str = "") -> Answer:
    """Return arXiv’s answer with these entries."""
    text = f"""\
<?xml version="1.0" encoding="UTF-8"?>
{before}<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"
  xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
<id>http://arxiv.org/api/cHxbiOdZaP56ODnBPIenZhzg5f8</id>
<title>ArXiv Query: search_query=&amp;id_list=1706.03762</title>
<opensearch:totalResults>{len(entries)}</opensearch:totalResults>
{"".join(entries)}</feed>
"""
    return Answer(text.encode(), kind="application/atom+xml; charset=utf-8")


PAGE = Answer(b"<!DOCTYPE html><html><body>Sign in to the network</body></html>", kind="text/html")
