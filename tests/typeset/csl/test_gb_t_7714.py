"""The styles of GB/T 7714 print the examples of the standard as the standard does.

The examples are those of the texts of 2015 and 2025: works and how they are printed. They were
read from the test files of gbt7714-bibtex-style 3.0.1, whose authors typed them from the standard.
Titles keep their own signs (the BibTeX style makes them full-width in 2025, and half-width in
2015), and what that style cannot do ("et al." in Korean) is as the standard says.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bookpress.read.bibliography import read_bibliography
from bookpress.read.csl.style import find_style
from bookpress.typeset.csl.citeproc import set_works
from bookpress.typeset.csl.item import item
from tests.typeset.csl.printed import Item, pandoc, plain, style

HERE = Path(__file__).parent
YEARS = ("2015", "2025")
KINDS = ("numeric", "author-date")
# Why an entry differs from the example, and who could mend it.
WHY = {
    "pinyin": "citeproc cannot know that a given name is Chinese, and shortens it",
    "series": "the title of a multi-volume work and of its volume are two titles; CSL has one",
    "cyrillic": "the source has small letters, because BibTeX knows no capitals but A to Z",
    "anonymous": "the standard leaves the word to the language; the source has the English one",
}
# The letter that tells works of one author and year apart, and two stops that meet.
_LETTER = re.compile(
    r"^(.*?(?:, |，)(?:\[?c?\d{4}(?:[-—]\d*|（[^）]*）| ?印刷)?|无日期|n\.d\.))"
    r"-?[a-z](?=\]?\.(?: |$))"
)


def rows(year: str) -> list[dict[str, Any]]:
    return list(json.loads((HERE / f"gb-t-7714-{year}.json").read_text("utf-8")))


def entries(works: list[tuple[str, Item]], name: str) -> list[str]:
    """Return how the press prints works, each with its language, in one of our styles."""
    printed: dict[int, object] = {}
    for language in {language for language, _ in works}:
        items = {at: item for at, (one, item) in enumerate(works) if one == language}
        printed |= set_works(find_style(name, HERE), language, items)
    return [str(printed[at]) for at in range(len(works))]


def without_letter(text: str) -> str:
    return _LETTER.sub(r"\1", text, count=1).replace("n.d..", "n.d.")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("year", YEARS)
def test_prints_the_examples_of_the_standard(year: str, kind: str) -> None:
    works = [(row["language"], row["item"]) for row in rows(year)]
    printed = entries(works, f"gb-t-7714-{year}-{kind}")
    if kind == "author-date":
        printed = [without_letter(one) for one in printed]
    right = [row.get("differs", {}).get(kind, row[kind]) for row in rows(year)]
    assert len(printed) == len(right)
    wrong = [pair for pair in zip(printed, right, strict=True) if pair[0] != pair[1]]
    assert not wrong


@pytest.mark.parametrize("year", YEARS)
def test_tells_why_an_entry_differs(year: str) -> None:
    differ = [row for row in rows(year) if "differs" in row]
    assert {row["differs"]["why"] for row in differ} <= set(WHY)
    for row in differ:
        assert any(row["differs"].get(kind, row[kind]) != row[kind] for kind in KINDS)
    assert len(differ) == {"2015": 4, "2025": 1}[year]


def test_the_examples_are_of_all_sorts() -> None:
    everything = [row for year in YEARS for row in rows(year)]
    types = Counter(row["item"]["type"] for row in everything)
    assert set(types) >= {
        *("book", "chapter", "paper-conference", "article-journal", "article-newspaper", "thesis"),
        *("report", "standard", "patent", "dataset", "software", "webpage", "article", "map"),
        *("legislation", "collection", "periodical", "personal_communication"),
    }
    languages = Counter(row["language"] for row in everything)
    assert set(languages) >= {"zh-CN", "en-US", "ja-JP", "ko-KR", "ru-RU", "fr-FR", "pt-PT"}
    authors = Counter(len(row["item"].get("author", ())) for row in everything)
    assert set(authors) >= {0, 1, 2, 3, 4}
    for variable in ("translator", "edition", "accessed", "DOI", "version", "status", "volume"):
        assert any(variable in row["item"] for row in everything), variable
    assert [len(rows(year)) for year in YEARS] == [223, 258]


# The authors of two works. The short form of a name is its surname, and Chinese authors are cited
# by their whole name: citeproc gets it as one.
CITED: dict[str, list[Item]] = {
    "en-US": [
        {"family": "Crane", "given": "Diana"},
        {"family": "Vaswani", "given": "Ashish"},
        {"literal": "others"},
    ],
    "zh-CN": [{"literal": "汪冰"}, {"literal": "李明"}, {"literal": "王小红"}],
}


# How they are cited: one author, several, and both works together.
CITATIONS = {
    ("2015", "en-US"): "(Crane, 1972) (Vaswani et al., 2017) (Crane, 1972; Vaswani et al., 2017)",
    ("2015", "zh-CN"): "(汪冰, 1972) (李明 等, 2017) (汪冰, 1972; 李明 等, 2017)",
    (
        "2025",
        "en-US",
    ): "（Crane，1972） （Vaswani et al.，2017） （Crane，1972；Vaswani et al.，2017）",
    ("2025", "zh-CN"): "（汪冰，1972） （李明 等，2017） （汪冰，1972；李明 等，2017）",
}


@pytest.mark.parametrize(("year", "language"), CITATIONS)
def test_cites_by_author_and_year(year: str, language: str, tmp_path: Path) -> None:
    first, *others = CITED[language]
    works: list[Item] = [
        {"id": "a", "author": [first], "issued": {"date-parts": [[1972]]}},
        {"id": "b", "author": others, "issued": {"date-parts": [[2017]]}},
    ]
    for work in works:
        work.update({"type": "book", "title": "T"})
    page = f"---\nreferences: {json.dumps(works)}\n---\n\n[@a]\n\n[@b]\n\n[@a; @b]\n"
    text = style(f"gb-t-7714-{year}-author-date")
    document = pandoc(page, tmp_path, text, language, "markdown")
    paragraphs = [plain(block["c"]) for block in document["blocks"] if block["t"] == "Para"]
    assert " ".join(paragraphs) == CITATIONS[year, language]


def test_numbers_stand_in_brackets_above_the_line(tmp_path: Path) -> None:
    works: list[Item] = [{"id": key, "type": "book", "title": key} for key in "abc"]
    page = f"---\nreferences: {json.dumps(works)}\n---\n\n[@a; @b; @c]\n"
    for year in YEARS:
        document = pandoc(page, tmp_path, style(f"gb-t-7714-{year}-numeric"), "zh-CN", "markdown")
        (cite,) = document["blocks"][0]["c"]
        (raised,) = cite["c"][1]
        assert raised["t"] == "Superscript"
        assert plain(raised) == "[1–3]"


@pytest.mark.parametrize("year", YEARS)
def test_a_chinese_name_in_two_parts_is_listed_like_one_in_one(year: str) -> None:
    parts = [{"family": "欧阳", "given": "修"}, {"family": "王", "given": "小红"}]
    wholes = [{"literal": "欧阳修"}, {"literal": "王小红"}]
    works = [
        ("zh-CN", {"type": "book", "title": "题名", "author": names, "translator": names})
        for names in (parts, wholes)
    ]
    for kind in KINDS:
        first, second = entries(works, f"gb-t-7714-{year}-{kind}")
        assert without_letter(first) == without_letter(second)
        assert "欧阳修" in first


# A periodical is one issue, or all from one on: its date says which.
PERIODICALS = {
    "year = {1984/}, volume = {1}, number = {1}": ("1984, 1(1)-", "1984，1（1）—"),
    "date = {1957/1990}, number = {1--4}": ("1957(1)-1990(4)", "1957（1）—1990（4）"),
    "year = {1984}, volume = {3}, number = {2}": ("1984, 3(2)", "1984，3（2）"),
    "volume = {3}, number = {2}": ("3(2)", "3（2）"),
}


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("fields", PERIODICALS)
def test_a_periodical_says_from_which_issue_to_which(fields: str, year: str) -> None:
    text = f"@periodical{{p, editor = {{学会}}, title = {{学报}}, publisher = {{社}}, {fields}}}"
    (work,) = read_bibliography([("refs.bib", text.encode())], today="").works
    (printed,) = entries([("zh-CN", item(work))], f"gb-t-7714-{year}-numeric")
    right = PERIODICALS[fields][YEARS.index(year)]
    assert f"学报[J]. {right}. 社" in printed


def test_a_particle_without_a_surname_is_one() -> None:
    work = {"type": "book", "title": "t", "author": [{"given": "Jan", "dropping-particle": "von"}]}
    (printed,) = entries([("en-US", work)], "gb-t-7714-2025-numeric")
    assert printed == "von J. T[M]."
