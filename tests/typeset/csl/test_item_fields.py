"""Every field of every type goes into an item, or is listed with the reason; pandoc's beside ours.

``fields.tsv`` has 26 types and 51 fields, and what plain.bst, pybtex's plain style and biblatex's
numeric style print of each.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

from bookpress.read.bib.types import TYPES
from bookpress.read.csl.fields import NOT_CARRIED, NOT_CARRIED_BY_WHOLES
from bookpress.read.csl.types import TYPE_OF, WHOLES
from bookpress.rules.bibliography._fields import FIELDS
from tests.typeset.csl.citeproc import Item, ours, works

TABLE = list(
    csv.DictReader((Path(__file__).parent / "fields.tsv").open(encoding="utf-8"), delimiter="\t")
)
ROWS = [(row["type"], row["field"]) for row in TABLE]
VALUES = {
    "author": "Aaa, Bbb",
    "editor": "Eee, Fff",
    "translator": "Ttt, Uuu",
    "holder": "Hhh, Iii",
    "year": "1999",
    "month": "7",
    "date": "1999-07-02",
    "urldate": "2001-02-03",
    "origdate": "1888",
    "pages": "11--22",
    "url": "https://e.org/x",
    "doi": "10.1/xx",
    "isbn": "978-3-16-148410-0",
    "issn": "1234-5678",
    "language": "german",
    "volume": "41",
    "number": "42",
    "issue": "43",
    "chapter": "44",
    "edition": "45",
    "eid": "e46",
    "pagetotal": "47",
    "version": "48",
    "eprint": "1706.03762",
    "archiveprefix": "JSTOR",
    "pubstate": "inpress",
}
# Without these the field says nothing.
BESIDE = {
    "month": "year={1999}",
    "archiveprefix": "eprint={77}",
    "primaryclass": "eprint={1706.03762}",
}


def entry(kind: str, field: str, key: str) -> str:
    """Return an entry that has a title and one field."""
    beside = BESIDE.get(field, "")
    title = "" if field == "title" else "title={Base}, "
    value = VALUES.get(field, f"V{field}")
    return f"@{kind}{{{key}, {title}{beside}{',' if beside else ''} {field}={{{value}}}}}\n"


BIB = "".join(entry(kind, field, f"{kind}-{field}") for kind, field in ROWS)
OURS = ours(BIB)


def without(kind: str, field: str) -> Item:
    """Return the item of the same entry without the field."""
    beside = BESIDE.get(field, "")
    title = "" if field == "title" else "title={Base}, "
    return ours(f"@{kind}{{{kind}-{field}, {title}{beside}}}")[f"{kind}-{field}"]


def test_the_table_has_26_types_and_51_fields() -> None:
    assert len({kind for kind, _ in ROWS}) == 26
    assert len({field for _, field in ROWS}) == 51
    assert len(ROWS) == len(set(ROWS)) == 26 * 51


def test_no_field_is_lost_in_silence() -> None:
    lost = {row for row in ROWS if OURS["-".join(row)] == without(*row)}
    listed = {
        (kind, field)
        for kind, field in ROWS
        if field in NOT_CARRIED or (kind in WHOLES and field in NOT_CARRIED_BY_WHOLES)
    }
    assert lost == listed


def test_a_work_keeps_every_field_as_it_was_written() -> None:
    """A date has a year and a month beside it, as in biber; all else is there as it was typed."""
    names = sorted(FIELDS - {"crossref", "xdata", "date"})
    typed = {name: f"v{at}" for at, name in enumerate(names)}
    for kind in sorted(TYPES - {"xdata"}):
        fields = ", ".join(f"{name} = {{{value}}}" for name, value in typed.items())
        work = works(f"@{kind}{{a, {fields}}}")["a"]
        assert {field.name: field.value for field in work.written} == typed, kind


def test_what_is_printed_elsewhere_is_carried() -> None:
    """A field that one of the three styles prints stands in the item with all that it says."""
    for row in TABLE:
        kind, field = row["type"], row["field"]
        if "yes" not in row.values() or field in ("month", "archiveprefix"):
            continue
        said = json.dumps(OURS[f"{kind}-{field}"], ensure_ascii=False)
        value = VALUES.get(field, f"V{field}")
        shown = {"pages": "11–22", "date": "1999, 7, 2", "urldate": "2001, 2, 3", "author": "Aaa"}
        shown |= {"language": "de-DE", "pubstate": "in press", "editor": "Eee", "translator": "Ttt"}
        assert shown.get(field, "Hhh" if field == "holder" else value) in said, (kind, field)


def test_every_field_that_somebody_knows_is_carried_or_listed() -> None:
    known = sorted(FIELDS - {field for _, field in ROWS})
    base = ours("@article{a, title={Base}}")["a"]
    special = {"langid": "german", "hyphenation": "german", "eventdate": "2001", "day": "3"}
    special |= {"editortype": "compiler", "entrysubtype": "newspaper", "eprinttype": "jstor"}
    missed = []
    for field in known:
        value = special.get(field, "v")
        if field == "day":
            continue  # with a month: see DATES
        item = ours(f"@article{{a, title={{Base}}, {field}={{{value}}}}}")["a"]
        if (item == base) != (field in NOT_CARRIED):
            missed.append(field)
    assert missed == []


def test_every_reason_is_of_a_field() -> None:
    assert set(NOT_CARRIED) | set(NOT_CARRIED_BY_WHOLES) <= FIELDS
    assert all(NOT_CARRIED.values())
    assert all(NOT_CARRIED_BY_WHOLES.values())


# --- types

KINDS = sorted(TYPES - {"xdata"})


def test_every_type_has_one_of_csl() -> None:
    assert set(TYPE_OF) == set(KINDS)
    assert set(TYPE_OF.values()) <= CSL_TYPES


# CSL 1.0.2, appendix III.
CSL_TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter "
    "classic collection dataset document entry entry-dictionary entry-encyclopedia event figure "
    "graphic hearing interview legal_case legislation manuscript map motion_picture "
    "musical_score pamphlet paper-conference patent performance periodical personal_communication "
    "post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage".split()
)
