"""Small functions of the ePub edition, without a build."""

from __future__ import annotations

import subprocess
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

import pytest
from lxml import etree
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTTextContainer
from sphinx.errors import ConfigError, SphinxError

from bookpress.typeset.epub import cover
from bookpress.typeset.epub.contents import Entry, matter_of, place_index, with_number
from bookpress.typeset.epub.cover import HEIGHT, MARGIN, MEASURE, WIDTH, check_tools, cover_svg
from bookpress.typeset.epub.package import Item, look_at
from bookpress.typeset.epub.render import split_title
from bookpress.typeset.epub.settings import book_moment, identifier

if TYPE_CHECKING:
    from pathlib import Path

INDEX = Entry("索引", "genindex.xhtml")


def book(**facts: str) -> Any:  # noqa: ANN401 - stands for Sphinx's configuration
    """Return a configuration with these facts."""
    common = {"language": "zh_CN", "book_id": "book", "book_edition": "1", "book_date": ""}
    return SimpleNamespace(**common | facts)


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("大语言模型：从原理到实践", ("大语言模型", "：", "从原理到实践")),
        ("Models: From A to B", ("Models", ": ", "From A to B")),
        ("一二三", ("一二三", "", "")),
        ("At 10:30", ("At 10:30", "", "")),
        ("A: b：c", ("A", ": ", "b：c")),
    ],
)
def test_split_title(title: str, parts: tuple[str, str, str]) -> None:
    assert split_title(title) == parts


@pytest.mark.parametrize(
    ("pages", "order"),
    [
        (["ch1", "glossary"], ["ch1", "glossary", "genindex"]),
        (["ch1", "glossary", "imprint"], ["ch1", "glossary", "genindex", "imprint"]),
        (["ch1", "imprint/index", "colophon"], ["ch1", "genindex", "imprint/index", "colophon"]),
        (["imprint", "ch1"], ["imprint", "ch1", "genindex"]),
        (["genindex", "ch1"], ["genindex", "ch1"]),
        ([], ["genindex"]),
    ],
)
def test_place_index(pages: list[str], order: list[str]) -> None:
    """At the end, before the imprint; where the author has put it, it stays."""
    placed = place_index([Entry(page, f"{page}.xhtml") for page in pages], INDEX)
    assert [entry.file.removesuffix(".xhtml") for entry in placed] == order


def test_matter_is_divided_by_the_numbered_pages() -> None:
    env: Any = SimpleNamespace(toc_secnumbers={"b": {}, "c": {}})
    divided = matter_of(env, ["a", "b", "x", "c", "d"])
    assert list(divided.values()) == ["frontmatter", *["bodymatter"] * 3, "backmatter"]
    env = SimpleNamespace(toc_secnumbers={})
    assert matter_of(env, ["a", "b"]) == {"a": "bodymatter", "b": "bodymatter"}


def test_numbers_before_titles() -> None:
    assert with_number("字", (1,), "第 %s 章") == "第 1 章 字"
    assert with_number("字", (1, 2), "第 %s 章") == "1.2 字"
    assert with_number("字", (), "第 %s 章") == "字"


def test_cut_leaves_the_upper_levels() -> None:
    deep = Entry("a", "a", (Entry("b", "b", (Entry("c", "c"),)),))
    assert deep.depth == 3
    assert deep.cut(2) == Entry("a", "a", (Entry("b", "b"),))


def test_identifier_follows_the_facts_and_nothing_else() -> None:
    same = identifier(book())
    assert same == identifier(book(book_date="2030-01-01"))
    for other in ({"book_id": "b"}, {"book_edition": "2"}, {"language": "en"}):
        assert identifier(book(**other)) != same


def test_moment_is_the_books(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert book_moment(book(book_date="2026-11-23")).isoformat() == "2026-11-23T00:00:00+00:00"
    assert book_moment(book()).isoformat() == "1970-01-02T00:00:00+00:00"
    with pytest.raises(ConfigError, match="'soon' is no date"):
        book_moment(book(book_date="soon"))


@pytest.mark.parametrize(
    "title",
    [
        "字",
        "大语言模型：从原理到实践",
        "一个没有空格又特别特别长长长长长长长长的中文书名：它还有一个同样特别特别长长长长长长的副标题",
        "Large Language Models: From Principles to Practice",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "<Tags> & 'quotes': \"more\"",
    ],
)
def test_cover_keeps_its_margins(title: str) -> None:
    """No line is longer than the measure, by a wide estimate, and none runs off the page."""
    config = book(epub_title=title, epub_author="某某" * 30)
    drawing = etree.fromstring(cover_svg(config).encode())
    assert (drawing.get("width"), drawing.get("height")) == (str(WIDTH), str(HEIGHT))
    for line in drawing.findall("{*}text"):
        wide = sum(2 if ord(letter) > 0x2E7F else 1.08 for letter in "".join(line.itertext()))
        assert wide / 2 * float(line.get("font-size")) <= MEASURE * 1.02, line.text
        assert MARGIN < float(line.get("y")) < HEIGHT - MARGIN / 2
    text = "".join("".join(line.itertext()) for line in drawing.findall("{*}text"))
    assert title.partition("：")[0].partition(": ")[0].replace(" ", "") in text.replace(" ", "")


@pytest.mark.parametrize(
    ("language", "title", "author"),
    [
        ("en", "The Book’s “Best” A·B…", "The Book’s ‘Contributors’ — A·B…"),
        ("zh_CN", "O’Brien 的书", "O’Brien"),
    ],
)
def test_marks_beside_latin_letters_are_no_character_wide(
    language: str, title: str, author: str, tmp_path: Path
) -> None:
    """In a Chinese face ’ takes one em, a blank of half an em in the middle of a word."""
    drawing = cover_svg(book(language=language, epub_title=title, epub_author=author))
    for letters in _letters(drawing, tmp_path):
        for letter in letters:
            if letter.get_text() in "‘’“”·":
                assert letter.width < 0.6 * letter.size, (letter.get_text(), letter.fontname)


def test_quotes_between_chinese_stay_a_character_wide(tmp_path: Path) -> None:
    drawing = cover_svg(book(epub_title="“词”与‘元’", epub_author="某人"))
    quotes = [
        x for letters in _letters(drawing, tmp_path) for x in letters if x.get_text() in "“”‘’"
    ]
    assert len(quotes) == 4
    assert all(quote.width > 0.9 * quote.size for quote in quotes)


def _letters(drawing: str, folder: Path) -> list[list[LTChar]]:
    """Return the letters of each line as rsvg-convert sets them: pixels are hard to read."""
    page = folder / "cover.pdf"
    subprocess.run(
        ["rsvg-convert", "--format=pdf", f"--output={page}"],  # noqa: S607
        input=drawing.encode(),
        check=True,
    )
    lines = [
        line
        for layout in extract_pages(page)
        for box in layout
        if isinstance(box, LTTextContainer)
        for line in box
    ]
    return [[letter for letter in line if isinstance(letter, LTChar)] for line in lines]


@pytest.mark.parametrize(
    ("name", "value", "package"),
    [
        ("PROGRAMS", {"no-such-program": "librsvg2-bin"}, "librsvg2-bin"),
        ("SERIF", "No Such Font", "fonts-noto-cjk"),
    ],
)
def test_what_the_cover_lacks_is_named(
    name: str, value: object, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_tools()
    monkeypatch.setattr(cover, name, value)
    with pytest.raises(SphinxError, match=f"install the package {package}"):
        check_tools()


def test_a_page_that_is_no_xml_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.xhtml"
    page.write_text("<html xmlns='http://www.w3.org/1999/xhtml'><br></html>", encoding="utf-8")
    with pytest.raises(ParseError):
        look_at(page)


def test_look_at_counts_what_it_sees(tmp_path: Path) -> None:
    page = tmp_path / "page.xhtml"
    page.write_text(
        "<html xmlns='http://www.w3.org/1999/xhtml'><img alt='a'/><img alt=''/>"
        "<svg xmlns='http://www.w3.org/2000/svg'/></html>",
        encoding="utf-8",
    )
    facts = look_at(page)
    assert (facts.properties, facts.images, facts.undescribed_images) == (("svg",), 2, 1)


def test_names_of_files_become_urls() -> None:
    item = Item("_images/图 1.SVG", "image-1")
    assert item.href == "_images/%E5%9B%BE%201.SVG"
    assert item.media_type == "image/svg+xml"
