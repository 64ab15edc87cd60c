"""The reader of .bib files: it agrees with the one that prints the book, and never gives up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pybtex.errors
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from bookpress.read.bib import BibFile
from bookpress.read.bib.dates import year_and_month
from bookpress.read.bibliography import read_bibliography
from bookpress.rules.rule import rules_for

if TYPE_CHECKING:
    from bookpress.facts import Bibliography

NEXT = "@misc{next,\n  title = {Next},\n}\n"
ENTRY = "@article{key,\n  title = {A {Nested} Title},\n  year  = {2020},\n}\n"
BROKEN = [  # what is changed in ENTRY, and the line of the fault
    ("Title}", "Title", 2),
    ("{A {Nested} Title}", '"A Title', 2),
    ("Title},", "Title}", 2),
    ("{key,", "{key；", 1),
    ("{key,", "{", 1),
    ("@article{", "@article ", 1),
    ("=", "", 2),
    ("{2020}", "", 3),
    ("{2020}", "20a", 3),
    ("{2020}", "noname", 3),
    ("{2020}", "“2020”", 3),
    ("{2020},", "{2020};", 3),
    ("  year", "  % so\n  year", 3),
    ("{2020},\n}", "{2020},\n", 1),
    ("{2020},\n}", "{2020,\n}", 3),
    ("{key,", "{my key,", 1),
]


def read(text: str) -> BibFile:
    return BibFile("refs.bib", text, {})


def test_every_entry_and_field_has_its_place() -> None:
    (first, second) = read(ENTRY + NEXT).entries
    assert (first.key, first.kind, first.place.line, first.place.column) == ("key", "article", 1, 1)
    assert [(f.name, f.value, f.place.line, f.place.column) for f in first.fields] == [
        ("title", "A {Nested} Title", 2, 3),
        ("year", "2020", 3, 3),
    ]
    assert (second.key, second.place.line) == ("next", 5)


@pytest.mark.parametrize(("old", "new", "line"), BROKEN, ids=[new for _, new, _ in BROKEN])
def test_a_fault_is_told_once_and_the_next_work_is_read(old: str, new: str, line: int) -> None:
    text = ENTRY.replace(old, new, 1)
    assert text != ENTRY
    file = read(text + NEXT)
    assert [trouble.place.line for trouble in file.parse_errors] == [line]
    assert file.entries[-1].key == "next"
    assert [field.value for field in file.entries[-1].fields] == ["Next"]


def formatter_complains(text: str) -> bool:
    with pybtex.errors.capture() as errors:
        try:
            parse_string(text, "bibtex")
        except Exception:  # noqa: BLE001 - whatever it says
            return True
    return bool(errors)


PIECES = [
    "@misc{",
    "a,",
    "b",
    "title",
    "=",
    "{x}",
    '"y"',
    ",",
    "}",
    "\n",
    "#",
    "@string{",
    "jan",
    "12",
    " ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@settings(deadline=None, max_examples=300)
def test_what_the_formatter_refuses_is_told(text: str) -> None:
    if formatter_complains(text):
        file = read(text)
        keys = [entry.key.lower() for entry in file.entries]
        assert file.parse_errors or len(set(keys)) < len(keys)


@given(
    st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
)
@settings(deadline=None)
def test_no_text_stops_the_reader_or_a_rule(text: str) -> None:
    found = read_bibliography([("refs.bib", text.encode("utf-8", "replace"))], "2026-01-01")
    for rule in rules_for("Bibliography"):
        assert all(finding.message for finding in rule.findings(found))


def test_ten_thousand_braces_need_no_stack() -> None:
    file = read("@misc{a,\n  title = " + "{" * 100_000 + "}" * 100_000 + ",\n}\n" + NEXT)
    assert [entry.key for entry in file.entries] == ["a", "next"]


def test_strings_that_double_stay_in_bounds() -> None:
    doubling = "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 60))
    file = read("@string{s0 = {xxxxxxxxxx}}\n" + doubling + "@misc{key, title = s59}\n" + NEXT)
    assert [entry.key for entry in file.entries] == ["key", "next"]
    assert max(map(len, file.strings.values())) <= 10_000


DATES = [  # biblatex, section 2.3.8; what stands in year and in month
    ("2020", "2020", ""),
    ("2020-05", "2020", "May"),
    ("2020-05-07", "2020", "May 7"),
    ("2020-05-07T10:00:00Z", "2020", "May 7"),
    ("2020-05-07/2020-05-09", "2020", "May 7–9"),
    ("2020-05-30/2020-06-02", "2020", "May 30–June 2"),
    ("2020-05/2020-05", "2020", "May"),
    ("2019-12/2020-02", "2019–2020", ""),
    ("1999/2005", "1999–2005", ""),
    ("2020/", "2020–", ""),
    ("/2020", "–2020", ""),
    ("2020/..", "2020–", ""),
    ("2020-21", "2020", "Spring"),
    ("2020?", "2020?", ""),
    ("2020~", "ca. 2020", ""),
    ("2020%", "ca. 2020?", ""),
    ("199X", "1990–1999", ""),
    ("19XX", "1900–1999", ""),
    ("-0044", "45 BC", ""),
    ("0000", "1 BC", ""),
    ("in press", "in press", ""),
    ("2020年5月", "2020年5月", ""),
    ("1/2/3", "1/2/3", ""),
    ("/", "/", ""),
]


@pytest.mark.parametrize(("date", "year", "month"), DATES, ids=[date for date, _, _ in DATES])
def test_a_date_is_a_year_and_a_month(date: str, year: str, month: str) -> None:
    assert year_and_month(date) == (year, month)


def works(text: str) -> Bibliography:
    return read_bibliography([("refs.bib", text.encode())], "2026-01-01")


def test_everything_behind_a_duplicate_is_read() -> None:
    read = works("@misc{a, title={A}}\n@misc{a, title={B}}\n@misc{c, title={C}}\n")
    assert [work.key for work in read.works] == ["a", "c"]
    assert [(trouble.kind, trouble.place.line) for trouble in read.parse_errors] == [
        ("bibliography.duplicate-key", 2)
    ]


def test_a_parent_in_another_file_is_found() -> None:
    files = [
        ("a.bib", b"@inproceedings{a, author={Li, Lei}, title={A}, crossref={p}}\n"),
        ("b.bib", b"@proceedings{p, title={P}, year=2020}\n"),
    ]
    read = read_bibliography(files, "2026-01-01")
    assert not read.parse_errors
    assert not read.works[0].lacks
    year = next(field for field in read.works[0].fields if field.name == "year")
    assert str(year.place) == "b.bib:1:28"


@pytest.mark.parametrize("backwards", [False, True])
def test_parents_above_each_other_have_an_end(backwards: bool) -> None:  # noqa: FBT001
    chain = [f"@misc{{k{n}, title={{T}}, crossref={{k{n + 1}}}}}\n" for n in range(5_000)]
    chain.append("@misc{k5000, title={T}, note={N}}\n")
    read = works("".join(reversed(chain) if backwards else chain))
    assert len(read.works) == 5_001
    assert {trouble.kind for trouble in read.parse_errors} == {"bibliography.dangling-crossref"}
    assert len(read.parse_errors) == 5_000 // 17


def test_a_circle_of_parents_is_told_once() -> None:
    text = "".join(f"@misc{{k{n}, title={{T}}, crossref={{k{(n + 1) % 3}}}}}\n" for n in range(3))
    read = works(text)
    assert [trouble.place.line for trouble in read.parse_errors] == [3]
    assert [work.lacks for work in read.works] == [(), (), ()]
