"""The archive where a paper is kept, and its address there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.read.csl.addresses import ARCHIVES, archive_called
from bookpress.typeset.csl.markup import plain, verbatim

if TYPE_CHECKING:
    from collections.abc import Mapping

_PREFIX = re.compile(
    r"(?:https?://\S*?(?:/abs/|/stable/|/pdf/)|(?:arxiv|hdl|pmid):\s*)", re.IGNORECASE
)


def archive(said: Mapping[str, str]) -> dict[str, str]:
    """Return the archive of a work, its number there, and its address if that is known."""
    number = _PREFIX.sub("", verbatim(said.get("eprint", "")), count=1)
    given = plain(said.get("eprinttype") or said.get("archiveprefix") or said.get("archive") or "")
    name, address = archive_called(given, number)
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
    addresses = [f"{address}{number}" for label, address in ARCHIVES.values() if label == name]
    return (f"{name}:{number}", str(url)) if url in addresses else ("", "")
