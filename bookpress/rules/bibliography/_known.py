"""Entries beside what the lock file knows of their works."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bookpress.rules.bibliography._entries import sound_entries
from bookpress.rules.bibliography._identifiers import identifiers_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography, Entry, Field, Record, Work

_PREPRINT = re.compile(
    r"arxiv|\bcorr\b|computing research repository|(?:bio|chem|med|psyar|soc)r?xiv|preprint"
    r"|ssrn|research square|zenodo|osf",
    re.IGNORECASE,
)
PREPRINTS = ("posted-content", "preprint")  # types of Crossref and DataCite


class Known(NamedTuple):
    """An entry, its work, a record of that, and the field with the identifier of the record."""

    entry: Entry
    work: Work
    record: Record
    field: Field
    others: bool  # the entry has another identifier, whose record comes before this one

    @property
    def is_arxiv(self) -> bool:
        """Tell whether the record is arXiv's, and so of the preprint."""
        return self.record.identifier.startswith("arxiv:")

    @property
    def is_preprint(self) -> bool:
        """Tell whether what the entry cites is the preprint, and nothing that came of it."""
        if self.others:
            return False
        return self.record.type in PREPRINTS and not _has_container(self.work)


def known_works(bibliography: Bibliography) -> Iterator[Known]:
    """Yield each entry with each record of its work, the one of its DOI first."""
    if not bibliography.records:
        return
    records = {record.identifier: record for record in bibliography.records}
    works = {work.key: work for work in bibliography.works}
    for entry in sound_entries(bibliography):
        work = works.pop(entry.key, None)  # a second entry is bibliography.duplicate-key
        if work is None:
            continue
        named = list(identifiers_of(entry))
        for at, (field, identifier) in enumerate(named):
            if record := records.get(identifier):
                yield Known(entry, work, record, field, others=at > 0)


def _has_container(work: Work) -> bool:
    """Tell whether a work came out in something: a journal, proceedings, a house."""
    if work.get("booktitle") or work.get("publisher"):
        return not _PREPRINT.search(work.get("booktitle") or work.get("publisher"))
    journal = work.get("journal")
    return bool(journal) and not _PREPRINT.search(journal)
