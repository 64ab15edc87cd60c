"""What stands on every page: words of one language, links that lead somewhere, ids that are one."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from docutils import nodes
from docutils.utils import new_document
from pygments.styles import get_style_by_name

from bookpress.languages import CHINESE, ENGLISH
from bookpress.text.chinese.characters import has_han
from bookpress.typeset.html.pages import licence_url, summary

from .conftest import LANGUAGES, BuiltBook, build_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import html

pytestmark = pytest.mark.slow
SPOKEN = ("aria-label", "title", "placeholder", "alt")
# What the small book's Chinese text itself says in Latin letters, and names that stay.
NAMES = re.compile(
    r"English|PDF|ePub|Sphinx|Furo|CC BY|JavaScript|LLM|RAG|GPT|token|code|words|mixed|Python"
    r"|BibTeX|RIS|CSL-JSON|CITATION\.cff|PyTorch|BERT|LLaMA|Generative|Pre-trained|Transformer|inline|large|LaTeX",
)


def language_parts(page: html.HtmlElement, selector: str) -> Iterator[str]:
    """Yield the words outside the article's prose: labels, buttons, headings of the theme."""
    for element in page.xpath(selector):
        if element.xpath("ancestor-or-self::*[@lang]")[-1].tag != "html":
            continue  # the name of a language in that language
        for attribute in SPOKEN:
            if element.get(attribute):
                yield element.get(attribute)
        if element.tag not in ("script", "style", "math") and element.text:
            yield element.text


def test_the_book_builds_without_a_warning(book: BuiltBook) -> None:
    """Neither from us nor from Furo."""
    assert book.warnings == {"zh": "", "en": ""}


@pytest.mark.parametrize("name", ["index.html", "search.html", "genindex.html", "preface.html"])
def test_the_chinese_edition_speaks_no_english(book: BuiltBook, name: str) -> None:
    """Labels for screen readers and the theme's own words included."""
    words = language_parts(book.page("zh", name), "//body//*[not(ancestor-or-self::svg)]")
    english = [word for word in words if re.search("[A-Za-z]{3,}", NAMES.sub("", word))]
    assert english == []


@pytest.mark.parametrize("name", ["index.html", "search.html", "genindex.html", "preface.html"])
def test_the_english_edition_speaks_no_chinese(book: BuiltBook, name: str) -> None:
    """All but the link to the Chinese one."""
    words = language_parts(book.page("en", name), "//body//*")
    assert [word for word in words if has_han(word)] == []


@pytest.mark.parametrize(("language", "tag"), [("zh", "zh-CN"), ("en", "en")])
def test_every_page_names_its_language(book: BuiltBook, language: str, tag: str) -> None:
    """By its BCP 47 tag."""
    assert {page.get("lang") for page in book.pages(language).values()} == {tag}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_id_stands_twice_on_a_page(book: BuiltBook, language: str) -> None:
    """Furo copies those of tables and formulas."""
    for name, page in book.pages(language).items():
        ids = Counter(page.xpath("//@id"))
        assert [identifier for identifier, number in ids.items() if number > 1] == [], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_inside_the_book_lands(book: BuiltBook, language: str) -> None:
    """Also those to the other language, the PDF and the ePub: they are relative files."""
    folder = PurePosixPath("html") / language
    for name, page in book.pages(language).items():
        for link in page.xpath("//*/@href | //*/@src"):
            parts = urlsplit(link)
            if parts.scheme:
                continue
            path = (book.build / folder / name).parent / unquote(parts.path)
            target = path.resolve() if parts.path else book.build / folder / name
            assert target.is_file(), f"{name}: {link}"
            if parts.fragment and target.suffix == ".html":
                anchors = book.page(language, str(target.relative_to(book.build / folder)))
                assert unquote(parts.fragment) in anchors.xpath("//@id"), f"{name}: {link}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_asks_another_server_for_anything(book: BuiltBook, language: str) -> None:
    """Links may lead away; what a page loads may not."""
    loaded = "//script/@src | //img/@src | //link[not(@rel='alternate')]/@href | //iframe/@src"
    for page in book.pages(language).values():
        assert [url for url in page.xpath(loaded) if urlsplit(url).scheme not in ("", "data")] == []
    for style in (book.build / "html" / language / "_static").rglob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(?:https?:)?//", style.read_text(encoding="utf-8"))


def test_pages_lead_to_themselves_in_the_other_language(book: BuiltBook) -> None:
    """And tell so to search engines."""
    page = book.page("zh", "ch1/index.html")
    switch = page.xpath("//a[@class='language']/@href")
    assert switch == ["../../en/ch1/index.html"]
    assert page.xpath("//link[@rel='alternate']/@hreflang") == ["zh-CN", "en"]


def test_anchors_are_the_same_in_both_languages(book: BuiltBook) -> None:
    """So the switch may carry the place over."""
    sections = [
        book.page(language, "ch1/index.html").xpath("//article//section/@id")
        for language in LANGUAGES
    ]
    assert sections[0] == sections[1]
    assert "sec-attention" in sections[0]


def test_the_other_formats_are_a_click_away(book: BuiltBook) -> None:
    """From a page of a chapter, by relative paths."""
    links = book.page("zh", "ch1/index.html").xpath("//a[@class='file']/@href")
    assert links == ["../../../pdf/small-book-zh.pdf", "../../../epub/small-book-zh.epub"]


def test_the_front_page_is_headed_like_a_title_page(book: BuiltBook) -> None:
    """Title, author, edition, description, buttons; then the contents."""
    page = book.page("zh", "index.html")
    (head,) = page.xpath("//div[@class='title-page']")
    text = head.text_content()
    for fact in ("本书编写组", "第 0.1 版", "2026-11-23", "一本用来试排的小书。", "下载 PDF"):
        assert fact in text
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//div[contains(@class, 'toctree-wrapper')]//a")


@pytest.mark.parametrize(("language", "word"), [("zh", "索引"), ("en", "Index")])
def test_every_page_leads_to_the_index(book: BuiltBook, language: str, word: str) -> None:
    """From the contents beside each page, and from the contents of the front page."""
    pages = book.pages(language)
    for name, page in pages.items():
        (link,) = page.xpath("//div[@class='sidebar-tree']//li[contains(@class, 'to-index')]/a")
        assert link.text_content() == word, name
        assert ("current-page" in link.getparent().get("class")) == (name == "genindex.html")
    (link,) = pages["index.html"].xpath("//article//p[@class='to-index']/a")
    assert link.text_content() == word


def test_the_index_is_linked_as_long_as_it_has_entries(tmp_path: Path) -> None:
    """On every page, though Sphinx writes only the page again that has changed."""
    source = tmp_path / "source"
    source.mkdir()
    conf = 'extensions = ["bookpress"]\nbook_id = "small"\nbook_languages = ["en"]\n'
    (tmp_path / "conf.py").write_text(conf, "utf-8")
    (source / "index.md").write_text("# Book\n\n:::{toctree}\none\n:::\n", "utf-8")
    entry = ":::{index} word\n:::\n\n"
    for before in ("", entry, ""):
        (source / "one.md").write_text(f"# One\n\n{before}A word.\n", "utf-8")
        build_html(tmp_path, tmp_path / "build", "en")
        built = BuiltBook(tmp_path / "build", {})
        for name in ("index.html", "one.html", "genindex.html"):
            links = built.page("en", name).xpath("//*[contains(@class, 'to-index')]/a")
            assert bool(links) == bool(before), (before, name)


def test_the_foot_says_which_edition_this_is(book: BuiltBook) -> None:
    """And under which licence."""
    foot = book.page("en", "ch1/index.html").xpath("//div[@class='bottom-of-page']")[0]
    text = " ".join(foot.text_content().split())
    assert "Edition 0.1 · 2026-11-23" in text
    assert "Made with Sphinx and Furo" in text
    assert foot.xpath(".//a[@rel='license']/@href") == [licence_url("CC BY 4.0", ENGLISH)]


def test_pages_describe_themselves_to_search_engines(book: BuiltBook) -> None:
    """A chapter by its first sentences, once."""
    page = book.page("zh", "ch1/index.html")
    (described,) = page.xpath("//meta[@name='description']/@content")
    assert described.startswith("大语言模型（LLM）并不直接读字。")
    assert described.endswith("。")
    assert page.xpath("//meta[@property='og:title']/@content")
    assert len(page.xpath("//meta[@name='viewport']")) == 1


def test_chapters_are_called_by_name(book: BuiltBook) -> None:
    """第 1 章, as in the printed book; sections keep their numbers."""
    for language, name in (("zh", "第 1 章"), ("en", "Chapter 1")):
        page = book.page(language, "ch1/index.html")
        assert " ".join(page.xpath("string(//h1/span)").split()) == name
        assert page.xpath("string(//h2/span)").strip() == "1.1"


def test_code_is_coloured_in_both_editions(book: BuiltBook) -> None:
    """Also where it holds translated comments."""
    for language in LANGUAGES:
        assert book.page(language, "ch1/index.html").xpath("//pre//span[@class='k']")


def test_names_with_a_number_stay_on_one_line(book: BuiltBook) -> None:
    """GPT-3 may not be cut after its hyphen; code is left alone."""
    page = book.page("zh", "ch1/index.html")
    assert set(page.xpath("//span[@class='together']/text()")) == {"GPT-3"}
    assert not page.xpath("//pre//span[@class='together']")


def test_scripts_of_the_search_page_are_loaded_there_only(book: BuiltBook) -> None:
    """A chapter loads Furo's and ours."""
    scripts = book.page("zh", "ch1/index.html").xpath("//script/@src")
    names = [PurePosixPath(urlsplit(url).path).name for url in scripts]
    assert sorted(names) == ["book.js", "furo.js"]


def test_licences_we_know_have_a_page_in_the_readers_language() -> None:
    """Others are printed without a link."""
    assert licence_url("CC BY-SA 4.0", CHINESE).endswith("/by-sa/4.0/deed.zh-hans")
    assert licence_url("all rights reserved", CHINESE) == ""


def test_a_summary_ends_with_a_sentence_and_has_no_note_marks() -> None:
    """Where the first sentence is too long, it is cut."""
    paragraph = nodes.paragraph("", "", nodes.Text("第一句"), nodes.footnote_reference("", "1"))
    paragraph += nodes.Text("。第二句很长。")
    document = new_document("page.md")
    document += nodes.section("", paragraph)
    assert summary(document, 6) == "第一句。"
    assert summary(document, 3) == "第一…"


@pytest.mark.parametrize(
    ("style", "ground"),
    # The grounds are Furo's --color-background-secondary, on which book.css sets code.
    [("a11y-high-contrast-light", "#f8f9fb"), ("a11y-high-contrast-dark", "#1a1c1e")],
)
def test_colours_of_code_can_be_read(style: str, ground: str) -> None:
    """At least 4.5 : 1 (WCAG 2.2, 1.4.3), in the light and in the dark."""
    colours = {token["color"] for _, token in get_style_by_name(style) if token["color"]}
    faint = [colour for colour in colours if contrast(colour, ground.removeprefix("#")) < 4.5]
    assert faint == []


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, "relative luminance")."""

    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
