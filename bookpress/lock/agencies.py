"""doi.org: with whom DOIs are registered.

``GET /doiRA/{doi},{doi},…`` (DOI Handbook, “Which RA? Service”): it takes many at once, and one
whose comma is percent-encoded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from bookpress.lock.answers import read_json
from bookpress.lock.plain import plain, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bookpress.lock.client import Client

MOST = 20  # DOIs in a question, so that its address stays short


def ask_agencies(client: Client, base: str, dois: Sequence[str]) -> dict[str, str]:
    """Return the agency of each DOI, as doi.org calls it; empty for a DOI that does not exist.

    A DOI of which nothing is said is left out.

    Raises:
        RequestError: doi.org did not answer.
    """
    names = ",".join(quote(doi, safe="/") for doi in dois)
    answer = read_json(client.get(f"{base}/doiRA/{names}", "application/json"), "doi.org")
    found = {}
    for one in rows(answer):
        agency, status = plain(one.get("RA")), plain(one.get("status"))
        if agency or status in ("DOI does not exist", "Invalid DOI"):
            found[plain(one.get("DOI")).lower()] = agency
    return found
