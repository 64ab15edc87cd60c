"""What has one safe mend: for a finding, the edits that take it away, or none.

A mend is made only where it is certain what was meant: the text at the place must be what the
finding speaks of, and whatever else could be meant leaves the finding to a person.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING

from bookpress.gate.edits import Edit, Mend
from bookpress.text.did_you_mean import one_letter_off

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bookpress.facts import Book, Finding

_WIDE = dict(zip(",;:?!.", "，；：？！。", strict=True))
_RUN = re.compile(r"\.{3,6}|--+|[,;:?!.]")
_PAIR = re.compile(r"""\((?P<round>[^()（）\n]*)\)|"(?P<said>[^"\n]*)"|\((?=[^()（）\n]*）)""")
_MARKUP = re.compile(r"[`\[\]{}<>$\\|]")  # between two marks: who knows what they belong to
_LATIN = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_HEADING = re.compile(r"(?P<signs>#{1,6})[ \t]+\S")
_FIELD = re.compile(r"\s*(?:[\w-]+\s*=|@)")
_QUOTED = re.compile("“([^”]*)”")


class Pages:
    """The lines of the pages that mends are made in, and the labels that are taken."""

    def __init__(self, book: Book, read: Callable[[str], bytes]) -> None:
        """Take the facts of a book, and what returns a file of it or raises OSError."""
        self.book = book
        self.labels = {label.name.lower() for page in book.documents for label in page.labels}
        self._read = read
        self._lines: dict[str, list[str]] = {}

    def line(self, path: str, number: int) -> str:
        """Return a line without its end; empty where there is none."""
        if path not in self._lines:
            try:
                text = self._read(path).decode("utf-8-sig")
            except (OSError, UnicodeDecodeError):
                text = ""
            self._lines[path] = [line.removesuffix("\r") for line in text.split("\n")]
        lines = self._lines[path]
        return lines[number - 1] if 0 < number <= len(lines) else ""


def mends_for(findings: Sequence[Finding], pages: Pages) -> Iterator[Mend]:
    """Yield a mend for each finding that has a safe one."""
    for finding in findings:
        make = _MENDS.get(finding.rule)
        edits = tuple(make(finding, pages)) if make else ()
        if edits:
            yield Mend(finding.rule, edits)


def _half_width(finding: Finding, pages: Pages) -> Iterator[Edit]:
    path, number, column = finding.place
    line = pages.line(path, number)
    start = column - 1
    run, pair = _RUN.match(line, start), _PAIR.match(line, start)
    if run:
        wide = {".": "……", "-": "——"}[run[0][0]] if len(run[0]) > 1 else _WIDE[run[0]]
        yield Edit(path, number, column, run[0], wide)
    elif pair:
        inner = pair["round"] if pair["round"] is not None else pair["said"]
        if inner is None:  # a full-width one closes it
            yield Edit(path, number, column, "(", "（")
        elif not _MARKUP.search(inner):
            first, last = "（）" if pair["round"] is not None else "“”"
            yield Edit(path, number, column, line[start], first)
            yield Edit(path, number, pair.end(), line[pair.end() - 1], last)
    elif line[start : start + 1] == ")" and re.search(r"（[^()（）]*$", line[:start]):
        yield Edit(path, number, column, ")", "）")


def _full_width_latin(finding: Finding, pages: Pages) -> Iterator[Edit]:
    path, number, column = finding.place
    run = _LATIN.match(pages.line(path, number), column - 1)
    if run:
        yield Edit(path, number, column, run[0], unicodedata.normalize("NFKC", run[0]))


def _label(finding: Finding, pages: Pages) -> Iterator[Edit]:
    """Yield a line with a label above a heading; its name is the page's with a number."""
    path, number, _ = finding.place
    heading = _HEADING.match(pages.line(path, number))
    page = next((page for page in pages.book.documents if page.path == path and page.name), None)
    name = re.sub(r"[^a-z0-9]+", "-", page.name.lower()).strip("-") if page else ""
    if heading is None or not name:
        return
    is_title = page is not None and page.headings[0].place == finding.place
    names = (f"sec-{name}-{count}" for count in range(1, len(pages.labels) + 2))
    label = next(one for one in chain([f"ch-{name}"] * is_title, names) if one not in pages.labels)
    pages.labels.add(label)
    gap = "\n" if pages.line(path, number - 1).strip() else ""
    yield Edit(path, number, 1, "", f"{gap}({label})=\n")


def _key(finding: Finding, pages: Pages) -> Iterator[Edit]:
    """Yield the right key wherever a wrong one stands, in pages and in translations."""
    wrong = _QUOTED.search(finding.message)
    keys = pages.book.bibliography.keys()
    right = one_letter_off(wrong[1], keys) if wrong else ""
    if wrong and right:
        cited = [one.citations for one in pages.book.documents]
        cited += [note.citations for one in pages.book.catalogs for note in one.messages]
        for key, role, place, _ in chain.from_iterable(cited):
            if key == wrong[1] and role:
                yield Edit(place.path, place.line, place.column, key, right)


def _name_in_braces(finding: Finding, pages: Pages) -> Iterator[Edit]:
    """Yield a name without its braces, on the lines of its field."""
    path, number, column = finding.place
    written, right = _QUOTED.findall(finding.message)
    line = pages.line(path, number)[column - 1 :]
    before = column
    while written not in line:
        number, before = number + 1, 1
        line = pages.line(path, number)
        if not line.strip() or _FIELD.match(line):
            return
    yield Edit(path, number, line.index(written) + before, written, right)


_MENDS: dict[str, Callable[[Finding, Pages], Iterator[Edit]]] = {
    "bibliography.name-in-braces": _name_in_braces,
    "chinese.half-width-punctuation": _half_width,
    "chinese.full-width-latin": _full_width_latin,
    "citations.unknown-key": _key,
    "crossrefs.unlabelled-heading": _label,
}
MENDED = tuple(_MENDS)
