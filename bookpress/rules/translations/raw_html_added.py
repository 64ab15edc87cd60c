"""A translation holds raw HTML that its original has not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._broken import strays
from bookpress.rules.translations._pairs import is_translated
from bookpress.rules.translations._text import is_another_block, source_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bookpress.facts import Block, Message, Place, Severity

_TAG = re.compile(r"<(?P<name>[A-Za-z][\w:-]*)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)/?>")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'=<>/]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?"
)
_WORDS = frozenset(("title", "alt", "lang", "dir", "aria-label", "placeholder", "summary"))
# What a browser runs, fetches, or lets change the page around it.
_ACTIVE = frozenset(
    "script style iframe frame object embed applet link meta base form input button textarea "
    "img picture audio video source track svg math template".split()
)


class _Tag(NamedTuple):
    name: str
    attributes: frozenset[tuple[str, str]]
    source: str
    place: Place

    @property
    def is_active(self) -> bool:
        reaches = any(
            name.startswith("on") or name == "style" or ":" in value or value.startswith("//")
            for name, value in self.attributes
        )
        return self.name in _ACTIVE or reaches


@rule("warning")
def raw_html_added(message: Message) -> Iterator[Report]:
    """Yield the first tag that the original has not; words in its attributes are free."""
    if not is_translated(message) or is_another_block(message):
        return
    known = {(tag.name, tag.attributes) for tag in _tags(message.original)}
    added = [t for t in _tags(message.translation) if (t.name, t.attributes) not in known]
    if not added or any(strays(message)):  # a mark of a web page: translations.markup-broken
        return
    tag = next((tag for tag in added if tag.is_active), added[0])
    severity: Severity = "error" if tag.is_active else "warning"
    told = f"“{tag.source}” is raw HTML, and the original has none like it: take it out"
    yield tag.place, f"{told}{source_of(message)}", severity


def _tags(blocks: Iterable[Block]) -> Iterator[_Tag]:
    for block in blocks:
        spans = [(span.source, span.place) for span in block.spans if span.kind == "html"]
        html = [(block.source, block.place)] if block.kind == "html" else []
        for source, place in (*spans, *html):
            for match in _TAG.finditer(source):
                yield _Tag(match["name"].lower(), _attributes(match), match[0], place)


def _attributes(tag: re.Match[str]) -> frozenset[tuple[str, str]]:
    found = set()
    for match in _ATTRIBUTE.finditer(tag["attributes"].removesuffix("/")):
        name, value = match["name"].lower(), (match["value"] or "").strip("\"'").strip()
        found.add((name, "" if name in _WORDS else value))
    return frozenset(found)
