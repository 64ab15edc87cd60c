"""What pandoc's citeproc makes of works and of citations, with a CSL style.

Each work is set in the locale of its own language, by itself: no list is known here. What citations
look like is read off two that citeproc sets, since styles put their signs in many places.
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from xml.etree import ElementTree as ET

from bookpress.languages import ENGLISH, UnknownLanguageError, language_of
from bookpress.read.csl.style_files import StyleError
from bookpress.typeset import pandoc
from bookpress.typeset.csl import gb_t_7714
from bookpress.typeset.csl.archives import in_archive
from bookpress.typeset.csl.localized import CSL, OF_THE_PRESS, OURS, localized
from bookpress.typeset.csl.printed import finish, link
from bookpress.typeset.csl.rich_text import plain, rich

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from pybtex.richtext import Text

    from bookpress.read.csl.style import CslStyle

Name = TypeVar("Name", bound="Hashable")
_PANDOC_API = [1, 23]  # the version of the JSON that pandoc 3 reads
_ALL = "*"
_AT_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/", re.IGNORECASE)
_NUMBERS = re.compile(r"(\D*)1(\D+)3(\D*)")
_NAMES = re.compile(r"(.*)Xa(.*)2001(.*)Xc(.*)2003(.*)")


class Signs(NamedTuple):
    """How a style writes citations: numbers, or names and years; raised or on the line.

    ``before``, ``between`` and ``behind`` stand around all of one place, ``then_year`` between
    a name and its year, ``to`` between the first and the last of numbers in a row, if the style
    collapses them.
    """

    before: str
    between: str
    behind: str
    then_year: str
    by_number: bool
    raised: bool
    to: str = ""


def set_works(
    style: CslStyle, language: str, items: Mapping[Name, dict[str, object]]
) -> dict[Name, Text]:
    """Return the text of each work of ``items`` (CSL-JSON) by its name there.

    Args:
        style: how they are set.
        language: in the words of which they are set, a BCP 47 tag.
        items: the works.

    Raises:
        StyleError: citeproc cannot use the style.
        PandocError: there is no pandoc.

    """
    names = {f"w{number}": name for number, name in enumerate(items)}
    works = [{**items[name], "id": short} for short, name in names.items()]
    if OF_THE_PRESS in style.text:
        _say_once(works, "URL" if OURS in style.text else "DOI")
    archived = dict(_take_addresses(works)) if OURS in style.text else {}
    is_gb = gb_t_7714.is_gb_t_7714(style.text)
    if is_gb:
        works = [gb_t_7714.prepared(work, style.text) for work in works]
    nocite = {"t": "MetaBlocks", "c": [_cited(_ALL)]}
    blocks = _run(style, language, works, {"meta": {"nocite": nocite}, "blocks": []})
    texts = {name: rich([]) for name in items}
    et_al = _others(language)
    always = 'delimiter-precedes-et-al="always"' in style.text
    for entry in blocks[-1]["c"][1]:
        (identifier, _, _), inside = entry["c"]
        inlines = _body(inside)
        finish(inlines, et_al, always_delimiter=always)
        if is_gb:
            gb_t_7714.restored(inlines, style.text)
        short = identifier.removeprefix("ref-")
        if short in archived:
            link(inlines, *archived[short])
        texts[names[short]] = rich(inlines)
    return texts


def _say_once(works: list[dict[str, object]], surplus: str) -> None:
    """Take a variable away where DOI and address are one: a style of ours prints both.

    GB/T 7714-2025 has the address alone in such examples (7.7, 8.2.2, B.4).
    """
    for work in works:
        doi = str(work.get("DOI", "")).casefold()
        if doi and _AT_DOI.sub("", str(work.get("URL", ""))).casefold() == doi:
            del work[surplus]


def _take_addresses(works: list[dict[str, object]]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Take away the addresses to which our style leads by the number in an archive."""
    for work in works:
        words, address = in_archive(work)
        if address:
            del work["URL"]
            yield str(work["id"]), (words, address)


def _others(language: str) -> str:
    try:
        return language_of(language).names["others"].strip()
    except UnknownLanguageError:
        return ENGLISH.names["others"].strip()


def signs_of(style: CslStyle, language: str) -> Signs:
    """Return how ``style`` writes citations on a page in ``language``.

    Raises:
        StyleError: they are neither numbers nor names with years.
        PandocError: there is no pandoc.

    """
    if signs := _plain_numbers(style):
        return signs
    works: list[dict[str, object]] = [
        {
            "id": letter,
            "type": "book",
            "title": letter,
            "author": [{"family": f"X{letter}", "given": "Y"}],
            "issued": {"date-parts": [[2000 + number]]},
        }
        for number, letter in enumerate("abc", 1)
    ]
    cited = [_cited("a"), _cited("b"), _cited("c"), _cited("a", "c")]
    inlines = _run(style, language, works, {"meta": {}, "blocks": cited})[3]["c"][0]["c"][1]
    text = plain(inlines)
    raised = [part["t"] for part in inlines] == ["Superscript"]
    if found := _NUMBERS.fullmatch(text):
        before, between, behind = found.groups()
        to = _to(style)
        if to and between.startswith(behind) and between.endswith(before):
            to = f"{behind}{to}{before}"  # brackets stand around each number
        return Signs(before, between, behind, "", by_number=True, raised=raised, to=to)
    found = _NAMES.fullmatch(text)
    if found and found[2] == found[4]:
        return Signs(found[1], found[3], found[5], found[2], by_number=False, raised=raised)
    raise StyleError(
        f"the style {style.name} cites as “{text}”; the press has numbers, or names and years"
    )


def _plain_numbers(style: CslStyle) -> Signs | None:
    """Return the signs of a style whose citations are numbers and nothing else: it says them."""
    layout = ET.fromstring(style.text).find(f"{{{CSL}}}citation/{{{CSL}}}layout")  # noqa: S314 - read already
    if layout is None or [one.attrib for one in layout] != [{"variable": "citation-number"}]:
        return None
    before, between, behind = (layout.get(name, "") for name in ("prefix", "delimiter", "suffix"))
    raised = layout.get("vertical-align") == "sup"
    return Signs(before, between, behind, "", by_number=True, raised=raised, to=_to(style))


def _to(style: CslStyle) -> str:
    """Return the sign of a range of numbers; GB/T 7714-2015, 10.1.2, has a hyphen: [255-256]."""
    if not style.collapses:
        return ""
    return "-" if style.is_chinese else "–"


def _run(
    style: CslStyle, language: str, works: list[dict[str, object]], document: dict[str, Any]
) -> list[dict[str, Any]]:
    document = {"pandoc-api-version": _PANDOC_API, **document}
    with tempfile.TemporaryDirectory() as folder:
        sheet, listed = Path(folder, "style.csl"), Path(folder, "works.json")
        sheet.write_text(localized(style.text, language), "utf-8")
        listed.write_text(json.dumps(works), "utf-8")
        options = ["-f", "json", "-t", "json", "--citeproc", f"--csl={sheet}"]
        options += [f"--bibliography={listed}", f"--metadata=lang:{language}"]
        try:
            done = pandoc.run(options, json.dumps(document), "set the references")
        except pandoc.PandocError as error:
            if str(sheet) not in str(error) and "citeproc" not in str(error):
                raise
            why = str(error).rpartition("\n")[2]
            raise StyleError(f"the style {style.name} cannot be used: {why}") from None
    blocks: list[dict[str, Any]] = json.loads(done)["blocks"]
    return blocks


def _cited(*names: str) -> dict[str, Any]:
    citations = [
        {
            "citationId": name,
            "citationPrefix": [],
            "citationSuffix": [],
            "citationMode": {"t": "NormalCitation"},
            "citationNoteNum": 0,
            "citationHash": 0,
        }
        for name in names
    ]
    return {"t": "Para", "c": [{"t": "Cite", "c": [citations, []]}]}


def _body(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return an entry without the number that a style puts before it."""
    inlines: list[dict[str, Any]] = [part for block in blocks for part in block["c"]]
    kinds = [part["c"][0][1] if part["t"] == "Span" else [] for part in inlines]
    if ["csl-left-margin"] in kinds:
        return [
            part for part, kind in zip(inlines, kinds, strict=True) if kind != ["csl-left-margin"]
        ]
    return inlines
