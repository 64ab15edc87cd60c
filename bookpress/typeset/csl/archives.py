"""Where a paper is kept: arXiv, JSTOR and others (biblatex, “Electronic Publishing”)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.typeset.csl.markup import plain, verbatim

if TYPE_CHECKING:
    from collections.abc import Mapping

_ARCHIVES = {
    "arxiv": ("arXiv", "https://arxiv.org/abs/"),
    "jstor": ("JSTOR", "https://www.jstor.org/stable/"),
    "pubmed": ("PubMed", "https://www.ncbi.nlm.nih.gov/pubmed/"),
    "pmid": ("PubMed", "https://www.ncbi.nlm.nih.gov/pubmed/"),
    "pmc": ("PubMed Central", "https://www.ncbi.nlm.nih.gov/pmc/articles/"),
    "hdl": ("HDL", "https://hdl.handle.net/"),
    "handle": ("HDL", "https://hdl.handle.net/"),
    "googlebooks": ("Google Books", "https://books.google.com/books?id="),
    "ssrn": ("SSRN", "https://ssrn.com/abstract="),
    "hal": ("HAL", "https://hal.science/"),
    "iacr": ("Cryptology ePrint Archive", "https://eprint.iacr.org/"),
    "biorxiv": ("bioRxiv", "https://doi.org/"),
    "medrxiv": ("medRxiv", "https://doi.org/"),
}
_ARXIV = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?")
_PREFIX = re.compile(
    r"(?:https?://\S*?(?:/abs/|/stable/|/pdf/)|(?:arxiv|hdl|pmid):\s*)", re.IGNORECASE
)


def archive(said: Mapping[str, str]) -> dict[str, str]:
    """Return the archive of a work, its number there, and its address if that is known."""
    number = _PREFIX.sub("", verbatim(said.get("eprint", "")), count=1)
    given = plain(said.get("eprinttype") or said.get("archiveprefix") or said.get("archive") or "")
    if not given and _ARXIV.fullmatch(number):
        given = "arXiv"
    name, address = _ARCHIVES.get(given.lower(), (given, ""))
    section = said.get("eprintclass") or said.get("primaryclass") or said.get("collection") or ""
    return {
        "archive": name,
        "archive_location": number,
        "archive_collection": plain(section),
        "URL": f"{address}{number}" if address and number else "",
    }


def in_archive(item: Mapping[str, object]) -> tuple[str, str]:
    """Return the number of a CSL-JSON item in its archive and the address, if that is its URL.

    A style that prints “arXiv:1706.03762” needs no address beside it: these words become the link.
    """
    name, number, url = (item.get(part, "") for part in ("archive", "archive_location", "URL"))
    addresses = [f"{address}{number}" for label, address in _ARCHIVES.values() if label == name]
    return (f"{name}:{number}", str(url)) if url in addresses else ("", "")
