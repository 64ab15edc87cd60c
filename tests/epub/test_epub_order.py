"""Reading order, contents and landmarks."""

from __future__ import annotations

import pytest

from .publication import NS, NavPoint, Publication, of_type, text_of

pytestmark = pytest.mark.slow

ORDER = [
    "epub-cover.xhtml",
    "index.xhtml",
    "nav.xhtml",
    "preface.xhtml",
    "ch1/index.xhtml",
    "ch2/index.xhtml",
    "glossary.xhtml",
    "genindex.xhtml",
    "imprint.xhtml",
]


def test_pages_are_read_in_the_order_of_a_book(zh: Publication, en: Publication) -> None:
    assert zh.spine == ORDER
    assert en.spine == ORDER


def test_pages_of_a_nested_contents_follow_each_other(plain: Publication) -> None:
    """Without an index there is no page for it."""
    first, second, third, *pages = plain.spine
    assert (first, second, third) == tuple(ORDER[:3])
    assert pages == ["one.xhtml", "part/index.xhtml", "part/inside.xhtml"]


def test_contents_number_chapters_as_the_text_does(zh: Publication) -> None:
    assert zh.nav("toc") == [
        NavPoint("前言", "preface.xhtml"),
        NavPoint(
            "第 1 章 字",
            "ch1/index.xhtml",
            [NavPoint("1.1 注意力", "ch1/index.xhtml#sec-attention")],
        ),
        NavPoint(
            "第 2 章 页", "ch2/index.xhtml", [NavPoint("2.1 行与段", "ch2/index.xhtml#sec-lines")]
        ),
        NavPoint("术语表", "glossary.xhtml"),
        NavPoint("索引", "genindex.xhtml"),
        NavPoint("版权页", "imprint.xhtml"),
    ]


def test_contents_lead_to_the_headings_they_name(zh: Publication, en: Publication) -> None:
    """Every line leads to an element whose first heading is that line."""
    for book in (zh, en):
        lines = [line for point in book.nav("toc") for line in (point, *point.children)]
        for line in lines:
            target = book.target("nav.xhtml", line.href)
            heading = next(e for e in target.iter() if e.tag in _headings())
            assert text_of(heading) == line.text


def _headings() -> set[str]:
    return {f"{{{NS['h']}}}h{level}" for level in range(1, 7)}


def test_old_contents_say_the_same(zh: Publication) -> None:
    """EPUB 2 readers have the NCX, under the identifier of the book."""
    ncx = zh.xml("toc.ncx")
    labels = [text_of(label) for label in ncx.findall(".//ncx:navLabel", NS)]
    lines = [line for point in zh.nav("toc") for line in (point, *point.children)]
    assert labels == [line.text for line in lines]
    assert [c.get("src") for c in ncx.findall(".//ncx:content", NS)] == [li.href for li in lines]
    assert ncx.find(".//ncx:meta[@name='dtb:uid']", NS).get("content") in zh.dublin_core(
        "identifier"
    )
    orders = [int(point.get("playOrder")) for point in ncx.iter(f"{{{NS['ncx']}}}navPoint")]
    assert orders == list(range(1, len(lines) + 1))


@pytest.mark.parametrize(
    ("edition", "words"),
    [
        ("zh", ["封面", "书名页", "目录", "正文", "索引"]),
        ("en", ["Cover", "Title page", "Contents", "Start of the text", "Index"]),
    ],
)
def test_landmarks(edition: str, words: list[str], request: pytest.FixtureRequest) -> None:
    """Cover, title page, contents, first chapter and index, in the reader's language."""
    book: Publication = request.getfixturevalue(edition)
    marks = book.nav("landmarks")
    assert [mark.text for mark in marks] == words
    assert [mark.href for mark in marks] == [
        "epub-cover.xhtml",
        "index.xhtml",
        "nav.xhtml#toc",
        "ch1/index.xhtml",
        "genindex.xhtml",
    ]
    for mark in marks:
        assert book.target("nav.xhtml", mark.href) is not None


def test_pages_say_which_part_of_the_book_they_are(zh: Publication) -> None:
    """EPUB 3 Structural Semantics 1.1."""
    matters = {
        name: page.find("h:body", NS).get("{http://www.idpf.org/2007/ops}type")
        for name, page in zh.pages.items()
    }
    assert matters["preface.xhtml"] == "frontmatter"
    assert matters["ch1/index.xhtml"] == matters["ch2/index.xhtml"] == "bodymatter"
    assert matters["glossary.xhtml"] == matters["imprint.xhtml"] == "backmatter"
    for name, kind in {"ch1/index": "chapter", "preface": "preface", "imprint": "imprint"}.items():
        assert len(of_type(zh.pages[f"{name}.xhtml"], kind)) == 1
