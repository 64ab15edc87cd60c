"""An arXiv id is not written as one, or an entry names two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.bibliography._arxiv import arxiv_ids, is_id, without_version
from bookpress.rules.bibliography._entries import plain, sound_entries
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography, Entry


@rule("warning")
def bad_arxiv(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each arXiv id that can’t be one, or that disagrees with another of its entry."""
    for entry in sound_entries(bibliography):
        yield from _fault(entry)


def _fault(entry: Entry) -> Iterator[Report]:
    """Yield the first fault in the ids of an entry."""
    ids = list(arxiv_ids(entry))
    for field, text in ids:
        if not is_id(text):
            advice = "ids look like 2303.18223 or cs/0701001"
            yield field.place, f"“{text}” is no arXiv id: {advice}"
            return
        if field.name == "eprint" and text != plain(field.value):
            yield field.place, f"write the arXiv id alone: “{text}”"
            return
        if field.name == "doi" and "arxiv." not in field.value.lower():
            yield field.place, f"the DOI of this paper is “10.48550/arXiv.{text}”"
            return
    for field, text in ids[1:]:
        first, own = ids[0]
        if without_version(text).lower() != without_version(own).lower():
            said = f"“{without_version(own)}” and “{without_version(text)}”"
            yield first.place, f"{first.name} and {field.name} disagree: {said}"
            return
