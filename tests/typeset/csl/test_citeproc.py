"""Styles are found, read and run; what a style writes around citations is seen in what it sets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from bookpress.read.bibliography import read_bibliography
from bookpress.read.csl.style import find_style
from bookpress.read.csl.style_files import StyleError, our_styles
from bookpress.typeset.csl.citeproc import Signs, set_works, signs_of
from bookpress.typeset.csl.item import item

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0"><info><title>x\
</title><id>x</id>{link}<updated>2026-11-30T00:00:00+00:00</updated></info>{rest}</style>'
CITATION = "<citation><layout {signs}>{cited}</layout></citation>"
LIST = '<bibliography{more}><layout suffix=".">{number}<names variable="author"/>\
<text variable="title" prefix=". "/></layout></bibliography>'
NUMBER = '<text variable="citation-number"{more}/>'
YEAR = '<names variable="author"><name form="short"/></names>\
<date variable="issued" form="numeric" date-parts="year" prefix="{then}"/>'
WORK: dict[str, object] = {
    "type": "book",
    "title": "统计学习方法",
    "author": [{"family": "李", "given": "航"}],
}


def style(folder: Path, *parts: str, kind: str = "in-text", link: str = "") -> str:
    text = HEAD.format(kind=kind, link=link, rest="".join(parts))
    (folder / "mine.csl").write_text(text, "utf-8")
    return "mine.csl"


def numeric(signs: str, more: str = "") -> list[str]:
    cited = CITATION.format(signs=signs, cited=NUMBER.format(more=more))
    return [cited, LIST.format(number=NUMBER.format(more=' suffix=". "'), more="")]


def collapsing(signs: str, more: str = "") -> list[str]:
    cited, listed = numeric(signs, more)
    return [cited.replace("<citation>", '<citation collapse="citation-number">'), listed]


SIGNS: list[tuple[list[str], Signs]] = [
    (
        numeric('prefix="[" suffix="]" delimiter=", "'),
        Signs("[", ", ", "]", "", by_number=True, raised=False),
    ),
    (
        numeric('delimiter="," vertical-align="sup"', ' prefix="[" suffix="]"'),
        Signs("[", "],[", "]", "", by_number=True, raised=True),
    ),
    (
        collapsing('prefix="[" suffix="]" delimiter=","'),
        Signs("[", ",", "]", "", by_number=True, raised=False, to="–"),
    ),
    (
        collapsing('delimiter="," vertical-align="sup"', ' prefix="[" suffix="]"'),
        Signs("[", "],[", "]", "", by_number=True, raised=True, to="]–["),
    ),
    (
        [
            CITATION.format(
                signs='prefix="（" suffix="）" delimiter="；"', cited=YEAR.format(then="，")
            ),
            LIST.format(number="", more=""),
        ],
        Signs("（", "；", "）", "，", by_number=False, raised=False),
    ),
]


@pytest.mark.parametrize(
    ("parts", "signs"),
    SIGNS,
    ids=["brackets", "raised", "ranges", "ranges of brackets", "names"],
)
def test_signs_are_read_off_what_citeproc_sets(
    tmp_path: Path, parts: list[str], signs: Signs
) -> None:
    csl = find_style(style(tmp_path, *parts), tmp_path)
    assert signs_of(csl, "zh-CN") == signs


SAME = "doi = {10.1/xX}, url = {https://doi.org/10.1/xx}"
BY_DOI = [
    ("numeric", SAME, "doi:10.1/xX."),
    ("author-date", SAME, "doi:10.1/xX."),
    ("gb-t-7714-2015-numeric", SAME, "https://doi.org/10.1/xx."),
    ("gb-t-7714-2025-author-date", SAME, "https://doi.org/10.1/xx."),
    (
        "gb-t-7714-2025-numeric",
        "doi = {10.1/x}, url = {http://dx.doi.org/10.1/x}",
        "http://dx.doi.org/10.1/x.",
    ),
    ("gb-t-7714-2025-numeric", "doi = {10.1/x}", "DOI:10.1/x."),
    ("gb-t-7714-2025-numeric", "url = {https://doi.org/10.1/x}", "https://doi.org/10.1/x."),
    (
        "gb-t-7714-2025-numeric",
        "doi = {10.1/x}, url = {https://e.org}",
        "https://e.org. DOI:10.1/x.",
    ),
    (
        "numeric",
        "doi = {10.1/x}, url = {https://doi.org/10.1/xyz}",
        "doi:10.1/x, URL: https://doi.org/10.1/xyz.",
    ),
]


@pytest.mark.parametrize(("name", "fields", "end"), BY_DOI)
def test_a_doi_and_its_own_address_are_said_once(
    tmp_path: Path, name: str, fields: str, end: str
) -> None:
    bib = f"@article{{a, author = {{A, B}}, title = {{T}}, journal = {{J}}, volume = 3, {fields}}}"
    (work,) = read_bibliography([("refs.bib", bib.encode())], "2026-01-01").works
    text = str(set_works(find_style(name, tmp_path), "en-US", {"a": item(work)})["a"])
    assert text.endswith(f" {end}")
    assert text.count("10.1/") == end.count("10.1/")


def test_a_work_is_set_without_its_number(tmp_path: Path) -> None:
    """The list of a page numbers it, whatever signs the style puts around numbers."""
    csl = find_style(style(tmp_path, *numeric("")), tmp_path)
    texts = set_works(csl, "zh-CN", {"li": WORK, "again": {**WORK, "title": "又一本"}})
    assert {key: str(text) for key, text in texts.items()} == {
        "li": "李航. 统计学习方法.",
        "again": "李航. 又一本.",
    }


def test_works_of_the_same_author_do_not_know_of_each_other(tmp_path: Path) -> None:
    """Lists put dashes and letters; a work is set once for all of them."""
    listed = LIST.format(number="", more=' subsequent-author-substitute="———"')
    cited = CITATION.format(signs="", cited=YEAR.format(then=" "))
    csl = find_style(style(tmp_path, cited, listed), tmp_path)
    texts = set_works(csl, "en-US", {str(number): WORK for number in range(3)})
    assert {str(text) for text in texts.values()} == {"李航. 统计学习方法."}


@pytest.mark.parametrize(
    ("sort", "is_sorted"), [("", False), ('<sort><key variable="author"/></sort>', True)]
)
def test_a_list_without_an_order_has_that_of_the_citations(
    tmp_path: Path,
    sort: str,
    is_sorted: bool,  # noqa: FBT001
) -> None:
    cited, listed = numeric("")
    listed = listed.replace("<layout", f"{sort}<layout", 1)
    assert find_style(style(tmp_path, cited, listed), tmp_path).is_sorted is is_sorted


PARENT = '<link href="http://www.zotero.org/styles/nature" rel="independent-parent"/>'
REFUSED: list[tuple[Any, str]] = [
    (lambda _: "missing.csl", "the style missing.csl cannot be read: No such file or directory"),
    (lambda _: "gb-t-7714-2025-numerik", "did you mean “gb-t-7714-2025-numeric”?"),
    (lambda _: "Nobody’s Own", f"there are {', '.join(our_styles())}"),
    (lambda folder: style(folder, "<citation>"), "mine.csl:1: this is not XML"),
    (style, "mine.csl is no CSL style with <citation> and <bibliography>"),
    (lambda folder: style(folder, link=PARENT), "only names another one: write “nature”"),
    (lambda folder: style(folder, *numeric(""), kind="note"), "sets citations as notes"),
]


@pytest.mark.parametrize(("make", "words"), REFUSED, ids=[words[:20] for _, words in REFUSED])
def test_what_cannot_be_used_is_refused_in_a_line(tmp_path: Path, make: Any, words: str) -> None:  # noqa: ANN401
    with pytest.raises(StyleError) as caught:
        find_style(make(tmp_path), tmp_path)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_style_that_cites_by_title_alone_is_refused(tmp_path: Path) -> None:
    cited = CITATION.format(signs="", cited='<text variable="title"/>')
    csl = find_style(style(tmp_path, cited, LIST.format(number="", more="")), tmp_path)
    with pytest.raises(StyleError, match="cites as “ac”"):
        signs_of(csl, "en-US")


def test_our_style_leads_to_an_archive_by_the_number_there(tmp_path: Path) -> None:
    """One link, not the number and its address side by side."""
    text = (
        "@misc{one, author={Li, Ann}, title={One}, year=2020, eprint={2001.00001}, "
        "archiveprefix={arXiv}}\n"
        "@misc{two, author={Li, Ann}, title={Two}, year=2020, eprint={2001.00002}, "
        "archiveprefix={arXiv}, url={https://example.org/two}}\n"
    )
    works = read_bibliography([("refs.bib", text.encode())], today="").works
    csl = find_style("numeric", tmp_path)
    texts = set_works(csl, "en-US", {work.key: item(work) for work in works})
    addresses = {key: re.findall(r"HRef\('([^']+)'", repr(text)) for key, text in texts.items()}
    assert addresses == {
        "one": ["https://arxiv.org/abs/2001.00001"],
        "two": ["https://example.org/two"],
    }
    assert "arXiv:2001.00001" in str(texts["one"])
    assert "https://arxiv" not in str(texts["one"])
    assert "arXiv:2001.00002" in str(texts["two"])
