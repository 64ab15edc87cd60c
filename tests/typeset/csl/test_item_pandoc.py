"""Our items beside those that pandoc makes of the same entries."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.typeset.csl.citeproc import ours, pandocs, works
from tests.typeset.csl.test_item_fields import BIB, OURS


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
    "CSL has no variable for what GB/T 7714 tells apart": others(
        ("mark", "C", None, 51),
        ("mark", "G", None, 51),
        ("mark", "Z", None, 51),
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
