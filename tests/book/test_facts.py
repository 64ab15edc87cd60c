"""Every work that a chapter cites has its row in the chapter's record of facts."""

from __future__ import annotations

import csv
import re
from datetime import date

import pytest

from tests.conftest import ROOT

from . import manuscript
from .editions import CHAPTERS

HEAD = ["fact", "works", "statement", "confirmed", "date"]
# Where no place is named: looked up in the cited text when the book was planned; follows by
# arithmetic or from the chapter's program; as the cited paper states it, not looked up again.
WORDS = {"plan", "computed", "paper"}


@pytest.mark.parametrize("number", CHAPTERS)
def test_every_citation_has_its_fact(number: int) -> None:
    with (ROOT / f"source/ch{number}/facts.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == HEAD
    known = {key for row in rows for key in row[1].split()}
    assert known == manuscript.cited(number)
    names = [row[0] for row in rows]
    assert len(names) == len(set(names))
    for name, _, statement, confirmed, day in rows:
        assert re.fullmatch(r"[CKN]\d+(\.\d+)?", name)
        assert statement.strip()
        assert confirmed, name
        assert bool(day) == (confirmed not in WORDS), name
        assert not day or date.fromisoformat(day) <= date.today(), name  # noqa: DTZ011
