"""What the work of an entry is asked for by: its DOI and its id on arXiv."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from bookpress.rules.bibliography._arxiv import arxiv_ids, is_id
from bookpress.rules.bibliography._entries import doi_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Entry, Field

_ARXIV = "10.48550/arxiv."
_CLASS = re.compile(r"\.[a-z]{2}(?=/)")  # math.GT/0309136 is math/0309136
_ESCAPED = re.compile(r"\\(?=[_&%#$])")


def identifiers_of(entry: Entry) -> Iterator[tuple[Field, str]]:
    """Yield the identifiers of an entry with the fields that say them, a DOI first.

    Each is written as in ``facts.Record``. The entry's own fields alone are looked at: the DOI of
    proceedings, which ``crossref`` would bring, is of another work. arXiv's own DOIs are arXiv ids.
    """
    doi = unquote(_ESCAPED.sub("", doi_of(entry)))
    field = next((one for name in ("doi", "url") for one in entry.fields if one.name == name), None)
    if doi and field and not doi.startswith(_ARXIV):
        yield field, f"doi:{doi}"
    for field, text in arxiv_ids(entry):
        if is_id(text):
            yield field, f"arxiv:{_CLASS.sub('', text.lower())}"
            return
