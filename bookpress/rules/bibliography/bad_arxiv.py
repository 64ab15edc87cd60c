"""An arXiv id is not written as one, or the entry’s URL leads to another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule
from bookpress.rules.bibliography._entries import fields_called, is_arxiv

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography, Entry, Field


# https://info.arxiv.org/help/arxiv_identifier.html: four digits behind the point until 2014.
_NEW = re.compile(
    r"(?P<year>[0-9][0-9])(?P<month>0[1-9]|1[0-2])\.(?P<number>[0-9]{4,5})(?:v[1-9][0-9]*)?"
)
_OLD = re.compile(
    r"[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?/[0-9][0-9](?:0[1-9]|1[0-2])[0-9]{3}(?:v[1-9][0-9]*)?"
)


@rule("warning")
def bad_arxiv(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each arXiv id that can’t be one, or that disagrees with ``url`` or ``doi``."""
    for entry, field in fields_called(bibliography, "eprint"):
        if not is_arxiv(entry):
            continue
        value = field.value.strip()
        bare = re.sub(
            r"^(?:arxiv:|https?://arxiv\.org/(?:abs|pdf)/)\s*", "", value, flags=re.IGNORECASE
        )
        if not _is_id(bare):
            yield field.place, f"“{value}” is no arXiv id: ids look like 2303.18223 or cs/0701001"
        elif bare != value:
            yield field.place, f"write the arXiv id alone: “{bare}”"
        else:
            yield from _disagreement(entry, field)


def _is_id(text: str) -> bool:
    new = _NEW.fullmatch(text)
    if new is None:
        return _OLD.fullmatch(text) is not None
    year, month = int(new["year"]), int(new["month"])
    since = (year, month) >= (7, 4)
    return since and len(new["number"]) == (5 if year >= 15 else 4)  # noqa: PLR2004 - 2015


def _disagreement(entry: Entry, field: Field) -> Iterator[Report]:
    own = re.sub(r"v[0-9]+$", "", field.value.strip())
    for name, pattern in (
        ("url", r"arxiv\.org/(?:abs|pdf)/(.+?)(?:v[0-9]+)?(?:\.pdf)?$"),
        ("doi", r"10\.48550/arxiv\.(.+)$"),
    ):
        other = re.search(pattern, entry.get(name).strip(), re.IGNORECASE)
        if other and other[1].lower() != own.lower():
            yield field.place, f"eprint and {name} disagree: “{own}” and “{other[1]}”"
            return
