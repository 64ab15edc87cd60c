"""Where a work is on the net: an address in a field, an archive of papers with addresses.

Archives: arXiv, JSTOR and others (biblatex, “Electronic Publishing”).
"""

from __future__ import annotations

import re

LINK = re.compile(r"\s*\\(?:url|nolinkurl|path)\s*\{(?P<address>.*)\}\s*", re.DOTALL)
ARCHIVES = {
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


def is_address(value: str) -> bool:
    r"""Tell whether an address is all of a value, as in ``howpublished = {\url{...}}``."""
    return bool(LINK.fullmatch(value) or re.fullmatch(r"https?://\S+", value.strip()))


def archive_called(given: str, number: str) -> tuple[str, str]:
    """Return the name of an archive, and what stands before its numbers in addresses, if known.

    Args:
        given: what the entry calls it; perhaps nothing.
        number: that of a work there. What looks like one of arXiv’s is one.
    """
    if not given and _ARXIV.fullmatch(number):
        given = "arXiv"
    return ARCHIVES.get(given.lower(), (given, ""))
