"""The bibliography has one form, and nothing of it is ever lost."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from pybtex.database import parse_string

from bookpress.press.book import BookError
from bookpress.press.tidy import tidy
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

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


FAMILY = """@inproceedings{zhang,
  author        = {Zhang, San},
  title         = {A Paper},
  crossref      = {acl},
}

@proceedings{acl,
  title         = {The Meeting},
  booktitle     = {The Meeting},
  year          = {2020},
  crossref      = {aaa},
}

@proceedings{aaa,
  title         = {The Series},
}
"""


def test_a_parent_stays_behind_its_children(tmp_path: Path) -> None:
    """BibTeX reads no parent that stands before: by key alone ``aaa`` and ``acl`` would."""
    entries = FAMILY.split("\n\n")
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        assert tidy("refs.bib", "\n\n".join(entries[n].strip("\n") for n in order)) == FAMILY
    if shutil.which("bibtex") is None:
        pytest.skip("BibTeX is not installed")
    (tmp_path / "refs.bib").write_text(FAMILY, "utf-8")
    (tmp_path / "a.aux").write_text("\\citation{zhang}\n\\bibstyle{plain}\n\\bibdata{refs}\n")
    command = ["bibtex", "a"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "bad cross reference" not in done.stdout, done.stdout
    assert "The Meeting" in (tmp_path / "a.bbl").read_text("utf-8")


def test_parents_in_a_circle_are_sorted_by_their_keys() -> None:
    text = "@book{b, title={B}, crossref={a}}\n@book{a, title={A}, crossref={b}}\n"
    assert tidy("refs.bib", text).index("@book{a,") < tidy("refs.bib", text).index("@book{b,")
