"""The bibliography has one form, and nothing of it is ever lost."""

from __future__ import annotations

import pytest
from pybtex.database import parse_string

from bookpress.press.book import BookError
from bookpress.press.tidy import tidy
from tests.conftest import ROOT

UNTIDY = """% What we cite.

@Article{Zhang, year = 2020, title = "On {Words}", url={https://example.org/a},
  author="Zhang, San", note = {kept}, Journal={Letters}}
@book{adams,
   publisher = {Press}, title={Letters}, author = {Adams, Ann}, year={1999} }
"""
TIDY = """% What we cite.

@book{adams,
  author        = {Adams, Ann},
  title         = {Letters},
  publisher     = {Press},
  year          = {1999},
}

@article{Zhang,
  author        = {Zhang, San},
  title         = {On {Words}},
  journal       = {Letters},
  year          = {2020},
  url           = {https://example.org/a},
  note          = {kept},
}
"""


def test_entries_are_sorted_and_their_fields_in_order() -> None:
    assert tidy("refs.bib", UNTIDY) == TIDY
    assert tidy("refs.bib", TIDY) == TIDY


def test_pybtex_reads_the_same_before_and_after() -> None:
    before, after = (parse_string(text, "bibtex").entries for text in (UNTIDY, TIDY))
    assert set(before) == set(after)
    for key in before:
        fields = {name.lower(): value for name, value in before[key].fields.items()}
        assert fields == dict(after[key].fields)
        assert before[key].persons == after[key].persons


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('@string{l = "Letters"}\n@misc{a, title = {A}}\n', "refs.bib:1: strings"),
        ("@misc{a,\n  month = mar,\n}\n", "refs.bib:2: strings"),
        ('@misc{a,\n  title = "A" # "B",\n}\n', "refs.bib:2: strings"),
        ("@misc{a, title = {A}}\nA word between.\n@misc{b, title = {B}}\n", "refs.bib:2: words"),
        ("@misc{a, title = {A}}\n@misc{a, title = {B}}\n", "“a” is there twice"),
        ("@misc{a, title = {A}\n", "refs.bib:1:"),
    ],
)
def test_what_would_be_lost_is_left_alone(text: str, words: str) -> None:
    with pytest.raises(BookError, match=words):
        tidy("refs.bib", text)


def test_the_books_own_is_tidy() -> None:
    text = (ROOT / "refs.bib").read_text("utf-8")
    assert tidy("refs.bib", text) == text
