"""What stands on the pages: notes, references, figures, index, title page, languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bookpress.text.chinese.characters import has_han

from .publication import NS, XML_LANG, Publication, of_type, text_of

pytestmark = pytest.mark.slow

BOOK = Path(__file__).parent.parent / "roots" / "epub-book"
CHAPTERS = ["ch1/index.xhtml", "ch2/index.xhtml"]


@pytest.mark.parametrize("edition", ["zh", "en"])
def test_notes_pop_up_and_lead_back(edition: str, request: pytest.FixtureRequest) -> None:
    """Each mark leads to an <aside> of the same page, and each of these back to each mark."""
    book: Publication = request.getfixturevalue(edition)
    for name, expected in zip(CHAPTERS, (4, 1), strict=True):
        marks = of_type(book.pages[name], "noteref")
        assert len(marks) == expected
        for mark in marks:
            assert mark.get("href").startswith("#")
            note = book.target(name, mark.get("href"))
            assert note.tag == f"{{{NS['h']}}}aside"
            assert note in of_type(book.pages[name], "footnote")
            assert (mark.get("role"), note.get("role")) == ("doc-noteref", "doc-footnote")
            assert text_of(note).split()[0] == text_of(mark)
            ways = note.xpath(".//h:a[@role='doc-backlink']/@href", namespaces=NS)
            assert f"#{mark.get('id')}" in ways


@pytest.mark.parametrize("kind", ["noteref", "bibtex-citation"])
def test_no_line_begins_with_a_mark(kind: str, zh: Publication) -> None:
    """A word joiner (U+2060) ties the mark to a word that no space parts from it."""
    tied = 0
    for name in CHAPTERS:
        for mark in zh.pages[name].xpath(f"//*[contains(@class, '{kind}')]"):
            before = mark.getprevious()
            text = mark.getparent().text if before is None else before.tail
            assert text is None or text.endswith("\u2060")
            tied += text is not None
    assert tied >= 4


def test_notes_are_numbered_anew_in_each_chapter(zh: Publication) -> None:
    numbers = [[text_of(mark) for mark in of_type(zh.pages[n], "noteref")] for n in CHAPTERS]
    assert numbers == [["1", "2", "2", "1"], ["1"]]


def test_references_are_a_list_under_the_heading_of_the_language(
    zh: Publication, en: Publication
) -> None:
    for book, heading in ((zh, "参考文献"), (en, "References")):
        for name, works in zip(CHAPTERS, (2, 1), strict=True):
            (section,) = of_type(book.pages[name], "bibliography")
            assert section.get("role") == "doc-bibliography"
            assert text_of(section.find("h:h2", NS)) == heading
            assert len(section.findall("h:ul/h:li", NS)) == works


def test_citations_lead_to_the_list_of_their_own_chapter(zh: Publication) -> None:
    for name in CHAPTERS:
        (section,) = of_type(zh.pages[name], "bibliography")
        links = zh.pages[name].xpath(
            "//h:span[contains(@class, 'bibtex-citation')]/h:a", namespaces=NS
        )
        assert links
        for link in links:
            work = zh.target(name, link.get("href"))
            assert section in work.iterancestors()
            assert text_of(work).startswith(f"[{text_of(link)}]")


def test_every_link_leads_somewhere(zh: Publication, en: Publication) -> None:
    for book in (zh, en):
        for name, page in book.pages.items():
            for href in page.xpath("//h:a/@href", namespaces=NS):
                if "://" not in href:
                    book.target(name, href)


def test_figures_are_described_and_named(zh: Publication, en: Publication) -> None:
    english = "Text is cut into tokens and then goes into the model."
    for book, alt, caption in (
        (zh, "文本先切成词元，再送入模型。", "图 1.1 从文本到模型"),
        (en, english, "Figure 1.1 From text to model"),
    ):
        (figure,) = book.pages["ch1/index.xhtml"].findall(".//h:figure", NS)
        assert figure.find("h:img", NS).get("alt") == alt
        assert text_of(figure.find("h:figcaption", NS)) == caption


def test_a_picture_without_description(plain: Publication) -> None:
    """Its file name is no description, and a Chinese one is no name for a file of an ePub."""
    image = plain.pages["one.xhtml"].find(".//h:img", NS)
    assert image.get("alt") == ""
    assert image.get("src").isascii()
    assert image.get("src") in plain.files


def test_formulas_are_mathml(zh: Publication) -> None:
    page = zh.pages["ch1/index.xhtml"]
    displays = [math.get("display") for math in page.findall(".//m:math", NS)]
    assert displays == ["inline", "block"]
    assert "\\frac" not in text_of(page.find("h:body", NS))


def test_title_page_is_made_of_the_facts(zh: Publication, plain: Publication) -> None:
    (page,) = of_type(zh.pages["index.xhtml"], "titlepage")
    assert text_of(page.find(".//h:h1", NS)) == "小书：从字到页"
    assert "第 1.2 版" in text_of(page)
    assert not page.findall(".//h:li", NS)
    (page,) = of_type(plain.pages["index.xhtml"], "titlepage")
    assert "A word of the author’s on the first page." in text_of(page)


def test_index_is_grouped_and_tells_the_sections(zh: Publication, en: Publication) -> None:
    """The place of a word is a section's number: an ePub has no pages."""
    (index,) = of_type(zh.pages["genindex.xhtml"], "index")
    assert index.get("role") == "doc-index"
    groups = {
        text_of(group.find("h:h2", NS)): [
            text_of(entry) for entry in group.findall("h:ul/h:li", NS)
        ]
        for group in of_type(zh.pages["genindex.xhtml"], "index-group")
    }
    assert list(groups) == ["C", "J", "T", "Z"]
    assert groups["C"] == ["词元 1, 2.1, 术语表"]
    assert groups["J"] == ["检索 向量 2"]
    assert groups["T"] == ["token 见 词元", "Transformer 2.1"]
    letters = en.pages["genindex.xhtml"].iter(f"{{{NS['h']}}}h2")
    assert [text_of(letter) for letter in letters] == ["A", "R", "T"]


def test_pages_say_their_language(zh: Publication, en: Publication) -> None:
    for book, tag in ((zh, "zh-CN"), (en, "en")):
        for page in book.pages.values():
            assert (page.get("lang"), page.get(XML_LANG)) == (tag, tag)


def test_no_chinese_in_the_english_edition(en: Publication) -> None:
    """Nothing the press prints by itself is in the manuscript's language."""
    for name in (*en.spine, "content.opf", "toc.ncx"):
        found = [line for line in en.files[name].decode().splitlines() if has_han(line)]
        assert not found, name


def test_no_english_words_but_the_manuscripts_in_the_chinese_edition(zh: Publication) -> None:
    """Every Latin word on a page, or read aloud from it, is the author's."""
    sources = [BOOK / "conf.py", BOOK / "refs.bib", *(BOOK / "source").rglob("*.md")]
    manuscript = " ".join(path.read_text(encoding="utf-8") for path in sources)
    theirs = _latin_words(manuscript)
    for name, page in zh.pages.items():
        said = page.xpath("//@alt | //@title | //@aria-label", namespaces=NS)
        text = " ".join([*page.itertext(), *said])
        assert _latin_words(text) <= theirs, name


def _latin_words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{2,}", text.lower()))


def test_style_respects_the_reader(zh: Publication) -> None:
    """No fixed size of type and no colour of text: night mode and large type must work."""
    style = re.sub(r"/\*.*?\*/", "", zh.files["book.css"].decode(), flags=re.DOTALL)
    rules = re.findall(r"([\w-]+)\s*:\s*([^;}]+)", style)
    sizes = [value for name, value in rules if name == "font-size"]
    assert sizes
    assert all(size.strip().endswith("em") for size in sizes)
    assert {value.strip() for name, value in rules if name == "color"} <= {"inherit"}
    assert "text-indent: 2em" in style
