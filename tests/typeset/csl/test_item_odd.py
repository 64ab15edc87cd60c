"""Whatever is written in an entry, its item is sound and citeproc sets it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bookpress.facts import Field as BibField
from bookpress.facts import Place, Work
from bookpress.read.bib.types import TYPES
from bookpress.read.csl.types import TYPE_OF
from bookpress.rules.bibliography._fields import FIELDS
from bookpress.typeset.csl.item import item
from tests.typeset.csl.citeproc import Item, printed

if TYPE_CHECKING:
    from pathlib import Path

KEPT, END = '<span class="nocase">', "</span>"
LAYOUT = (
    '<names variable="author"><name/></names><text variable="title"/><text variable="note"/>'
    '<date variable="issued" form="text"/><number variable="edition" form="ordinal"/>'
    '<text variable="page"/><text variable="publisher"/><text variable="DOI"/>'
)
PIECES = (
    r"a B 李 明 山 김 Ж \emph{ } { \" ' \ $ ^ _ % & # ~ -- , ， and others = / : ; ( ) [ ] < > <i> "
    r"</i> <span 1999 199X 2001-05 ? . .. 第 版 \url{ https://e.org \textsc \unknown \alpha arXiv: "
    "\u3000 \u00a0 \U00020000 “ ” `` '' \t \x07"
).split(" ")


def work(key: str, kind: str, fields: dict[str, str]) -> Work:
    place = Place("refs.bib", 1)
    written = tuple(BibField(name, value, place) for name, value in fields.items())
    return Work(key, kind, "misc", place, written=written)


@pytest.mark.parametrize("seed", range(3))
def test_pandoc_takes_every_item(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same entries in each run
    kinds, names = sorted(TYPES), sorted(FIELDS)
    items = []
    for at in range(400):
        fields = {
            name: chance.choice((" ", "")).join(chance.choices(PIECES, k=chance.randrange(9)))
            for name in chance.sample(names, 12)
        }
        items.append(item(work(f"k{at}", chance.choice(kinds), fields)))
        check(items[-1])
    assert len(printed(items, LAYOUT, tmp_path)) == len(items)


def check(one: Item) -> None:
    """Hold an item against the schema of CSL-JSON, as far as values go."""
    assert one["type"] in TYPE_OF.values() or one["type"] in {
        "article",
        "collection",
        "map",
        "speech",
        "article-magazine",
    }
    for name, value in one.items():
        assert value, name
        if isinstance(value, str):
            assert value == value.strip()
        elif isinstance(value, list):
            assert all(person and all(person.values()) for person in value)
        else:
            assert set(value) <= {"date-parts", "circa"}
            assert all(isinstance(part, int) for day in value["date-parts"] for part in day)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join) | st.text(max_size=20))
@settings(max_examples=200, deadline=None)
def test_every_letter_and_digit_of_a_title_is_kept(value: str) -> None:
    """A title loses signs of LaTeX alone: without any, all of it is there."""
    letters = "".join(sign for sign in value if sign.isalnum())
    if set(value) & set("\\{}$<"):
        return
    title = str(item(work("a", "article", {"title": value})).get("title", ""))
    title = title.replace(KEPT, "").replace(END, "")
    assert "".join(sign for sign in title if sign.isalnum()) == letters


def test_citeproc_sets_odd_items(tmp_path: Path) -> None:
    odd = [
        {"author": "{} and , and others", "title": r"\emph{a", "date": "0000/..", "note": "a: b"},
        {"author": r"\" and {\'}", "title": "<i>", "edition": "第 版", "pages": "--", "doi": r"\_"},
        {"author": "A, B, C, D, E", "title": "$", "year": "-1", "publisher": "<b>"},
    ]
    items = [item(work(f"k{at}", "book", fields)) for at, fields in enumerate(odd)]
    assert set(printed(items, LAYOUT, tmp_path)) == {"k0", "k1", "k2"}
