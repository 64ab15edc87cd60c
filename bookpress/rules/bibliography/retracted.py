"""A work was taken back by its publisher, as the lock file knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.bibliography._known import known_works
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography, Work

_SAYS_SO = re.compile(r"retract|withdraw|撤稿|撤回|撤销|撤銷", re.IGNORECASE)
_PRINTED = ("title", "note", "addendum", "pubstate", "titleaddon", "howpublished")


@rule("error")
def retracted(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each entry whose work was retracted or withdrawn, unless it tells its readers."""
    told = set()
    for known in known_works(bibliography):
        record = known.record
        if known.is_arxiv and not known.is_preprint:
            continue  # the paper stands, whatever became of its preprint
        if record.retracted and known.entry.key not in told and not _says_so(known.work):
            told.add(known.entry.key)
            text = f"“{known.entry.key}” was taken back ({record.registry}: {record.retracted})"
            advice = "cite another work, or say so in note = {Retracted}"
            yield known.field.place, f"{text}; {advice}"


def _says_so(work: Work) -> bool:
    return any(_SAYS_SO.search(work.get(name)) for name in _PRINTED)
