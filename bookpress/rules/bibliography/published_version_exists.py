"""A preprint is cited that has come out since, as the lock file knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.bibliography._identifiers import identifiers_of
from bookpress.rules.bibliography._known import known_works
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


@rule("info")
def published_version_exists(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each preprint whose published version the registries name and no entry has."""
    cited = {name for entry in bibliography.entries for _, name in identifiers_of(entry)}
    for known in known_works(bibliography):
        record = known.record
        if record.published and known.is_preprint and f"doi:{record.published}" not in cited:
            text = f"“{known.entry.key}” has been published: {record.registry} names the DOI"
            yield known.field.place, f"{text} “{record.published}”"
