"""Every field of every type goes into an item, or is listed with the reason; pandoc's beside ours.

``fields.tsv`` has 26 types and 51 fields, and what plain.bst, pybtex's plain style and biblatex's
numeric style print of each.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from bookpress.read.bib.types import TYPES
from bookpress.rules.bibliography._fields import FIELDS
from bookpress.typeset.csl.fields import NOT_CARRIED, NOT_CARRIED_BY_WHOLES
from bookpress.typeset.csl.kinds import TYPE_OF, WHOLES
from tests.typeset.csl.citeproc import Item, ours, pandocs, works

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


# --- beside pandoc


class Other(NamedTuple):
    """A difference from pandoc 3.9: what it says, and of how many entries."""

    variable: str
    ours: object
    pandocs: object
    entries: int


def others(*rows: tuple[str, object, object, int]) -> tuple[Other, ...]:
    return tuple(Other(*row) for row in rows)


HOLDER = [{"family": "Hhh", "given": "Iii"}]
# Why we say otherwise, and where. Marks that keep the case of words are left out on both sides.
DIFFERENCES: dict[str, tuple[Other, ...]] = {
    "an entry speaks the language of the work, which is one that CSL has a locale for": others(
        ("language", "en-US", None, 1300),
        ("language", "de-DE", None, 26),
        ("genre", "Dissertation", "PhD thesis", 1),
        ("genre", "Magisterarbeit", "Master’s thesis", 1),
    ),
    "types that pandoc does not know, or that CSL 1.0.2 has and it does not use": others(
        ("type", "article-newspaper", "", 51),
        ("type", "document", "", 47),
        ("type", "paper-conference", "", 51),
        ("type", "periodical", "article-journal", 51),
        ("type", "standard", "legislation", 51),
    ),
    "without a booktitle it is BibTeX’s @inbook: a chapter, or pages, of a book": others(
        ("type", "book", "chapter", 49),
    ),
    "what is in an archive and in no journal is a preprint": others(
        ("type", "article", "", 3),
        ("type", "article", "article-journal", 3),
        ("type", "article", "manuscript", 3),
    ),
    "@misc with an address is something on the web": others(("type", "webpage", "", 1)),
    "plain.bst says “Technical Report” of its own accord": others(
        ("genre", "Technical report", None, 49),
        ("genre", "Technischer Bericht", None, 1),
    ),
    "the archive and the number there are printed, and not its address alone": others(
        ("archive", "JSTOR", None, 26),
        ("archive", "arXiv", None, 52),
        ("archive_location", "1706.03762", None, 52),
        ("archive_location", "77", None, 26),
        ("archive_collection", "Vprimaryclass", None, 26),
    ),
    "an eprint of this form is one of arXiv, said or not": others(
        ("URL", "https://arxiv.org/abs/1706.03762", None, 52),
    ),
    "a holder is printed by biblatex, and pandoc drops it": others(
        ("author", HOLDER, None, 1),
        ("contributor", HOLDER, None, 25),
    ),
    "a number without a series is not the number in a series": others(
        ("collection-number", None, "42", 6),
        ("number", "42", None, 6),
    ),
    "pandoc takes a number for the issue in @article and @periodical alone": others(
        ("issue", "42", None, 1),
        ("number", None, "42", 1),
    ),
    "pandoc drops an issue without a number": others(("issue", "43", None, 26)),
    "pandoc drops an eid": others(("page", "e46", None, 26)),
    "an en dash, so that the hyphens of 3-1–3-10 stay what they are": others(
        ("page", "11–22", "11-22", 26),
    ),
    "pandoc knows a booktitle in three types alone, and drops it elsewhere": others(
        ("container-title", "Vbooktitle", None, 17),
        ("container-title", "Vbooksubtitle", None, 20),
    ),
    "the title of all volumes stands before that of one: few styles print a volume-title": others(
        ("title", "Base", "Vmaintitle", 17),
        ("title", "Vmaintitle. Base", "Vmaintitle", 6),
        ("container-title", "Vmaintitle", None, 17),
        ("volume-title", None, "Base", 23),
    ),
    "a periodical is not contained in itself": others(
        ("container-title", None, "Base", 46),
        ("container-title", None, "Vtitle", 1),
        ("container-title", None, "Base. Vtitleaddon", 1),
        ("container-title", None, "Base: Vsubtitle", 1),
        ("container-title", "Vjournal", "Base", 1),
        ("container-title", "Vjournaltitle", "Base", 1),
    ),
    "pandoc drops the note of a periodical": others(("note", "Vnote", None, 1)),
    "CSL 1.0.2 calls it so; what it was called before stays beside it": others(
        ("event-title", "Veventtitle", None, 26),
    ),
    "BibTeX’s address is biblatex’s location, which is a country in a patent": others(
        ("jurisdiction", "Vaddress", None, 1),
        ("publisher-place", None, "Vaddress", 1),
    ),
    "a title is shortened where it has a subtitle, and not by its titleaddon": others(
        ("title-short", None, "Base", 26),
    ),
}


def test_pandoc_reads_the_same_but_for_what_is_listed() -> None:
    read = pandocs(BIB)
    found: Counter[str] = Counter()
    for key, item in OURS.items():
        for variable in item.keys() | read[key].keys():
            mine, other = (_bare(one.get(variable)) for one in (item, read[key]))
            if mine != other:
                found[repr(Other(variable, mine, other, 0))] += 1
    listed = Counter(
        {
            repr(other._replace(entries=0)): other.entries
            for told in DIFFERENCES.values()
            for other in told
        }
    )
    assert found == listed


def _bare(value: object) -> object:
    return (
        re.sub(r'<span class="nocase">(.*?)</span>', r"\1", value)
        if isinstance(value, str)
        else value
    )


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


# --- biblatex's own examples


@pytest.mark.skipif(not shutil.which("kpsewhich"), reason="TeX Live is not installed")
def test_the_examples_of_biblatex_are_read_as_pandoc_reads_them() -> None:
    asked = subprocess.run(
        ["kpsewhich", "biblatex-examples.bib"],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )
    path = asked.stdout.strip()
    if not path:
        pytest.skip("biblatex is not installed")
    bib = Path(path).read_text("utf-8")
    read, mine = pandocs(bib), ours(bib)
    same = (
        "author translator issued volume issue number edition chapter-number ISBN DOI note".split()
    )
    members = {key for key, work in works(bib).items() if work.kind == "set"}
    differ = {
        (key, name)
        for key in mine.keys() - members
        for name in same
        if mine[key].get(name) != read[key].get(name)
    }
    assert len(mine) > 90
    assert differ == set()
