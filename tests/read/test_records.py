"""The lock file: what is written is read again, and what is no lock file is one fault."""

from __future__ import annotations

import json

import pytest

from bookpress.facts import Bibliography, Record
from bookpress.files.packing import pack, unpack
from bookpress.read.records import add_records, lock_path, read_records, written_records

FULL = Record(
    identifier="doi:10.1/a",
    registry="Crossref",
    type="journal-article",
    titles=("On “Things”", "论某事"),
    authors=("One, Al", "The Group"),
    years=(2019, 2020),
    printed=True,
    containers=("Journal of Things",),
    retracted="retraction 10.1/b",
    published="10.1/c",
)
RECORDS = [FULL, Record("arxiv:1706.03762"), Record("doi:10.2/x", "ISTIC")]


def test_what_is_written_is_read_again() -> None:
    assert read_records("refs.lock.json", written_records(RECORDS)) == (sorted(RECORDS), [])


def test_the_order_of_asking_does_not_matter() -> None:
    assert written_records(RECORDS) == written_records(RECORDS[::-1])


def test_a_change_of_one_record_is_a_change_of_its_lines() -> None:
    before = written_records(RECORDS).decode().splitlines()
    changed = [FULL._replace(years=(2019, 2021)), *RECORDS[1:]]
    after = written_records(changed).decode().splitlines()
    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == [
        ("        2020", "        2021")
    ]


def test_people_can_read_it() -> None:
    text = written_records(RECORDS).decode("utf-8")
    assert "论某事" in text
    assert text.endswith("}\n")


def test_records_outlive_the_cache() -> None:
    facts = Bibliography(records=tuple(RECORDS))
    assert unpack(Bibliography, json.loads(json.dumps(pack(facts)))) == facts


@pytest.mark.parametrize(
    ("configuration", "path"),
    [("conf.py", "refs.lock.json"), ("docs/source/conf.py", "docs/source/refs.lock.json")],
)
def test_it_lies_beside_the_configuration(configuration: str, path: str) -> None:
    assert lock_path(configuration) == path


def test_a_book_without_a_lock_file_has_no_records() -> None:
    nothing = Bibliography()
    assert add_records(nothing, "refs.lock.json", FileNotFoundError()) is nothing


def _of(record: object) -> bytes:
    return json.dumps({"version": 1, "records": {"doi:10.1/a": record}}).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"[]",
        b'"records"',
        b"{}",
        b'{"records": {}}',
        b'{"version": 2, "records": {}}',
        b'{"version": 1, "records": []}',
        b"[" * 100_000,
        b'{"version": 1, "records": {"a": {"years": [' + b"9" * 5000 + b"]}}}",
        _of(None),
        _of([]),
        _of({"titles": "T"}),
        _of({"titles": [1]}),
        _of({"years": ["2019"]}),
        _of({"years": [True]}),
        _of({"printed": 1}),
        _of({"registry": None}),
        _of({"identifier": "doi:10.1/b"}),
        _of({"something": "else"}),
        PermissionError(13, "Permission denied"),
        IsADirectoryError(21, "Is a directory"),
    ],
    ids=lambda data: repr(data)[:50],
)
def test_what_is_no_lock_file_is_one_fault(data: bytes | OSError) -> None:
    records, faults = read_records("refs.lock.json", data)
    assert records == []
    (fault,) = faults
    assert (fault.kind, fault.place.path) == ("bibliography.syntax", "refs.lock.json")
    assert "\n" not in fault.text
    assert ";" in fault.text, "nothing says what to do"
