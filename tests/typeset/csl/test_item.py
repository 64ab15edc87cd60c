"""Items of CSL-JSON: the rows of issue 15 that are theirs, and what else people write."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from bookpress.typeset.csl import kinds, markup
from tests.typeset.csl.citeproc import of, ours

PACKAGE = Path(kinds.__file__).parent
KEPT, END = '<span class="nocase">', "</span>"
# A type, the fields of an entry, and what its item holds (None: does not hold).
ROWS: list[tuple[str, str, dict[str, object]]] = [
    # Issue 15: gone, without a word
    ("article", "volume=3, number=4, eid={e5}", {"volume": "3", "issue": "4", "page": "e5"}),
    ("incollection", "note={N}", {"note": "N"}),
    ("mastersthesis", "type={Diploma thesis}", {"genre": "Diploma thesis"}),
    ("inbook", "type={Section}, chapter=4", {"genre": "Section", "chapter-number": "4"}),
    ("book", "translator={A, B}", {"translator": [{"family": "A", "given": "B"}]}),
    ("software", "version={1.0}", {"version": "1.0"}),
    ("online", "date={2020-01-02}", {"issued": {"date-parts": [[2020, 1, 2]]}}),
    ("dataset", "date={2020}", {"issued": {"date-parts": [[2020]]}}),
    # Issue 15: types that end the build
    ("conference", "booktitle={B}", {"type": "paper-conference", "container-title": "B"}),
    ("thesis", "type={phdthesis}", {"type": "thesis", "genre": "PhD thesis"}),
    ("report", "type={techreport}", {"type": "report", "genre": "Technical report"}),
    ("collection", "editor={A, B}", {"type": "book", "editor": [{"family": "A", "given": "B"}]}),
    ("standard", "number={GB/T 7714}", {"type": "standard", "number": "GB/T 7714"}),
    ("electronic", "url={https://e.org}", {"type": "webpage", "URL": "https://e.org"}),
    # Issue 15: archives
    (
        "article",
        "eprint={2629139}, eprinttype={jstor}",
        {
            "archive": "JSTOR",
            "archive_location": "2629139",
            "URL": "https://www.jstor.org/stable/2629139",
        },
    ),
    # Issue 15: identifiers
    (
        "article",
        r"doi={10.1/a\_b}, url={https://e.org/a\%20b\&c}",
        {"DOI": "10.1/a_b", "URL": "https://e.org/a%20b&c"},
    ),
    # Issue 15: titles
    (
        "article",
        "title={基于 BERT 的 Transformer 模型}",
        {"title": f"{KEPT}基于 BERT 的 Transformer 模型{END}"},
    ),
    # Genres in the language of the work
    ("phdthesis", "langid={chinese}", {"genre": "博士学位论文"}),
    ("mastersthesis", "title={研究}", {"genre": "硕士学位论文"}),
    ("thesis", "type={mathesis}, langid={japanese}", {"genre": "修士論文"}),
    ("thesis", "type={phdthesis}, langid={czech}", {"genre": "PhD thesis"}),
    ("thesis", "type={Habilitationsschrift}", {"genre": "Habilitationsschrift"}),
    ("report", "", {"genre": None}),
    (
        "patent",
        "type={patentus}, location={countryus}",
        {"genre": "U.S. patent", "jurisdiction": "United States of America"},
    ),
    (
        "patent",
        "type={patent}, location={countryde and countryfr}",
        {"jurisdiction": "Germany, France"},
    ),
    ("patent", "location={北京}, number={CN1}", {"jurisdiction": "北京", "number": "CN1"}),
    # Types that depend on more than their name
    ("article", "entrysubtype={newspaper}", {"type": "article-newspaper"}),
    ("article", "entrysubtype={magazine}", {"type": "article-magazine"}),
    ("misc", "entrysubtype={archive}", {"type": "collection"}),
    ("misc", "", {"type": "document"}),
    ("misc", "url={https://e.org}", {"type": "webpage"}),
    ("misc", "url={https://e.org}, publisher={P}", {"type": "document"}),
    ("misc", "eprint={1706.03762}", {"type": "article"}),
    ("article", "eprint={1706.03762}, journal={J}", {"type": "article-journal"}),
    ("unpublished", "", {"type": "manuscript"}),
    ("unpublished", "eventtitle={E}", {"type": "speech"}),
    ("inbook", "chapter=3, pages={1--2}", {"type": "book", "chapter-number": "3", "page": "1–2"}),
    ("inbook", "booktitle={B}", {"type": "chapter"}),
    ("nothing", "", {"type": "document"}),
    # Titles
    (
        "article",
        "title={A}, subtitle={B}, titleaddon={C}",
        {"title": f"A: {KEPT}B{END}. {KEPT}C{END}", "title-short": "A"},
    ),
    ("article", "title={题名}, subtitle={副题名}", {"title": f"{KEPT}题名：副题名{END}"}),
    ("article", "title={Why?}, subtitle={Because}", {"title": f"Why? {KEPT}Because{END}"}),
    (
        "inbook",
        "booktitle={B}, booksubtitle={S}, maintitle={M}",
        {"container-title": f"M. {KEPT}B{END}: {KEPT}S{END}"},
    ),
    ("book", "title={T}, maintitle={M}, volume=2", {"title": f"M. {KEPT}T{END}", "volume": "2"}),
    ("article", "journaltitle={J}, journalsubtitle={S}", {"container-title": f"J: {KEPT}S{END}"}),
    ("article", "shortjournal={J}", {"container-title": "J", "container-title-short": "J"}),
    (
        "inproceedings",
        "booktitle={B}, journal={J}",
        {"container-title": "B", "collection-title": "J"},
    ),
    ("book", "booktitle={B}", {"container-title": None}),
    ("article", "issuetitle={I}", {"volume-title": "I"}),
    (
        "periodical",
        "title={T}, issuetitle={I}",
        {"title": f"T. {KEPT}I{END}", "volume-title": None},
    ),
    ("article", "series={newseries}", {"collection-title": "New series"}),
    ("article", "series={newseries}, langid={german}", {"collection-title": "Neue Folge"}),
    # Numbers
    ("article", "number=4, issue={Spring}", {"issue": "4, Spring"}),
    ("article", "pages={1--2}, eid={e5}", {"page": "1–2", "number": "e5"}),
    ("inproceedings", "pages={1--2}, eid={e5}, number=3", {"page": "e5, 1–2", "number": "3"}),
    (
        "book",
        "series={S}, number=4",
        {"collection-title": "S", "collection-number": "4", "number": None},
    ),
    ("book", "number=4", {"number": "4", "collection-number": None}),
    ("book", "volume=3, part=2, volumes=7", {"volume": "3.2", "number-of-volumes": "7"}),
    ("techreport", "number={TR-1}", {"number": "TR-1"}),
    ("article", "pages={11-22}", {"page": "11–22"}),
    ("article", "pages={11---22, 33--44}", {"page": "11–22, 33–44"}),
    ("article", "pages={3-1--3-10}", {"page": "3-1–3-10"}),
    ("article", "pages={S1--S5}", {"page": "S1–S5"}),
    ("article", "pages={12+}", {"page": "12+"}),
    ("article", "pages={１２—１５}", {"page": "１２–１５"}),
    # Publishers
    ("thesis", "school={S}, address={A}", {"publisher": "S", "publisher-place": "A"}),
    (
        "inproceedings",
        "organization={O}, publisher={P}, location={L}",
        {"publisher": "O; P", "publisher-place": "L"},
    ),
    ("book", "publisher={Wiley and Sons}", {"publisher": "Wiley and Sons"}),
    (
        "book",
        "publisher={清华大学出版社 and 人民出版社}",
        {"publisher": "清华大学出版社；人民出版社"},
    ),
    (
        "misc",
        r"howpublished={\url{https://e.org/a_b}}",
        {"URL": "https://e.org/a_b", "publisher": None},
    ),
    ("misc", "howpublished={Blog}", {"publisher": "Blog"}),
    (
        "misc",
        "howpublished={https://e.org}, url={https://e.com}",
        {"URL": "https://e.com", "publisher": "https://e.org"},
    ),
    (
        "misc",
        r"howpublished={\url{https://e.org}}, url={https://e.org}",
        {"URL": "https://e.org", "publisher": None},
    ),
    # Notes
    ("book", "note={A.}, addendum={B}", {"note": "A. B"}),
    ("book", "note={甲}, addendum={乙}", {"note": "甲。乙"}),
    # Archives
    (
        "misc",
        "eprint={1706.03762}",
        {"archive": "arXiv", "URL": "https://arxiv.org/abs/1706.03762"},
    ),
    (
        "misc",
        "eprint={hep-th/9901001}, primaryclass={hep-th}",
        {"archive": "arXiv", "archive_collection": "hep-th"},
    ),
    (
        "misc",
        "eprint={arXiv:1706.03762v5}, archiveprefix={arXiv}",
        {"archive_location": "1706.03762v5"},
    ),
    (
        "misc",
        "eprint={123}, eprinttype={pubmed}",
        {"URL": "https://www.ncbi.nlm.nih.gov/pubmed/123"},
    ),
    ("misc", "eprint={10/1}, eprinttype={hdl}", {"URL": "https://hdl.handle.net/10/1"}),
    (
        "misc",
        "eprint={77}, eprinttype={Kept}",
        {"archive": "Kept", "archive_location": "77", "URL": None},
    ),
    (
        "misc",
        "eprint={1706.03762}, url={https://e.org}",
        {"URL": "https://e.org", "archive": "arXiv"},
    ),
    # Empty
    (
        "misc",
        "title={}, author={}, year={}, note={ }",
        {"title": None, "author": None, "note": None},
    ),
]


@pytest.mark.parametrize(
    ("kind", "fields", "held"), ROWS, ids=[f"{kind}: {row}" for kind, row, _ in ROWS]
)
def test_an_item_holds_what_was_written(kind: str, fields: str, held: dict[str, object]) -> None:
    found = of(fields, kind)
    assert {name: found.get(name) for name in held} == held


def test_a_part_inherits_from_its_whole() -> None:
    bib = (
        "@inproceedings{a, author={A, B}, title={T}, pages={1--2}, crossref={c}}\n"
        "@proceedings{c, title={Proceedings}, subtitle={Of All}, editor={E, F}, publisher={P}, "
        "location={L}, date={2018-05}, eventtitle={Meeting}, venue={Here}}\n"
    )
    part = ours(bib)["a"]
    assert part["container-title"] == f"Proceedings: {KEPT}Of{END} All"
    assert part["title"] == "T"
    assert part["editor"] == [{"family": "E", "given": "F"}]
    assert (part["publisher"], part["publisher-place"]) == ("P", "L")
    assert (part["event-title"], part["event-place"]) == ("Meeting", "Here")
    assert part["issued"] == {"date-parts": [[2018, 5]]}


def test_a_set_is_its_first_work() -> None:
    bib = "@set{s, entryset={b, c}}\n@book{b, title={B}}\n@article{c, title={C}}\n"
    found = ours(bib)["s"]
    assert (found["id"], found["type"], found["title"]) == ("s", "book", "B")


def test_strings_and_joined_values_are_read() -> None:
    bib = "@string{acm = {ACM}}\n@book{a, publisher = acm # { Press}, month = jul, year = 2001}\n"
    found = ours(bib)["a"]
    assert found["publisher"] == "ACM Press"
    assert found["issued"] == {"date-parts": [[2001, 7]]}


def test_every_word_of_a_language_has_an_english_one() -> None:
    table = tomllib.loads((PACKAGE / "words.toml").read_text("utf-8"))
    english = set(table.pop("en"))
    assert all(set(words) <= english for words in table.values())
    assert {"phdthesis", "mathesis", "inpress"} <= set.intersection(*map(set, table.values()))


# biblatex abbreviates theses in Russian.
OWN_WORDS = {("ru", key) for key in ("phdthesis", "mathesis", "candthesis")}
STYLES = {"en": "english", "de": "german", "fr": "french", "es": "spanish", "ru": "russian"}


@pytest.mark.skipif(not shutil.which("kpsewhich"), reason="TeX Live is not installed")
@pytest.mark.parametrize("language", STYLES)
def test_the_words_are_those_of_biblatex(language: str) -> None:
    asked = ["kpsewhich", f"{STYLES[language]}.lbx"]
    found = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    if not found:
        pytest.skip("biblatex is not installed")
    strings = re.findall(
        r"^  (\w+) *= \{\{(.*?)\}\s*\{", Path(found).read_text("utf-8"), re.MULTILINE
    )
    theirs = {key: _without_spacing(value) for key, value in strings}
    words = tomllib.loads((PACKAGE / "words.toml").read_text("utf-8"))[language]
    differ = {
        (language, key)
        for key, word in words.items()
        if key in theirs and word.lower() != theirs[key].lower()
    }
    assert differ == {own for own in OWN_WORDS if own[0] == language}
    assert len(words.keys() & theirs.keys()) > 25


def _without_spacing(value: str) -> str:
    """Return a string of biblatex's without its commands for dots and spaces."""
    value = value.replace(r"\addabbrvspace", " ").replace(r"\adddotspace", ". ")
    return markup.plain(" ".join(value.replace(r"\adddot", ".").split())).replace("'", "’")
