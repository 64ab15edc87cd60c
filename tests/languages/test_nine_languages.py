"""Nine languages through all editions: names, ``lang``, dates, index, hyphenation, faces."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from babel.dates import format_date
from lxml import html

from bookpress.languages import LANGUAGES, Language
from tests.book.pdf_reader import Pdf
from tests.conftest import press
from tests.epub.publication import NS, XML_LANG, Publication, epubcheck
from tests.sample import is_chosen

from .books_of import CODES, facts_of, file_of, lay_out

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
# One line style each: Latin letters, Japanese and Cyrillic always; the rest have their turns.
ON_PAPER = [code for code in CODES if code in {"de", "ja", "ru"} or is_chosen(f"pdf of {code}", 3)]
DIVIDED = {"de", "fr", "es", "ru"}
FACES = {
    "ja": "NotoSerifCJKjp",
    "ru": "PTSerif|Liberation|DejaVu",
    "de": "TeXGyreTermes",
}
# Letters under which the words of an index stand.
GROUPS = {
    "de": list("ASUZ"),
    "en": list("AEHLPZ"),
    "es": list("ALNÑOP"),
    "fr": list("CELOPT"),
    "ja": list("Xかさたはま"),
    "ko": list("ㄱㄴㅁㅈT"),
    "ru": list("АЕИЙС"),
    "zh_CN": list("BDHPTZ"),
    "zh_TW": list("ㄅㄆㄉㄏㄓㄗT"),
}


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def close(text: str) -> str:
    """Return text without spaces, which PDFs have where the typesetter put glue."""
    return re.sub(r"\s", "", text)


def page_of(book: Path, language: Language, name: str) -> html.HtmlElement:
    return html.document_fromstring(
        (book / "build/html" / language.short / name).read_text("utf-8")
    )


@pytest.mark.parametrize("code", CODES)
def test_site_and_epub_speak_the_language(code: str, tmp_path: Path) -> None:
    book = lay_out(code, tmp_path / "book")
    done = press(book, "book", "--format", "html,epub")
    assert done.returncode == 0, done.stderr
    assert "warning" not in done.stderr
    _site_speaks(book, LANGUAGES[code])
    _index_of_the_site_is_sorted(book, LANGUAGES[code])
    _epub_speaks(Publication(file_of(book, code, "epub")), LANGUAGES[code])


def _site_speaks(book: Path, language: Language) -> None:
    page = page_of(book, language, "one.html")
    assert page.get("lang") == language.tag
    (number,) = page.cssselect("h1 .chapter-number")
    assert plain(number.text_content()) == plain(language.chapter % 1)
    (figure,) = page.cssselect("figcaption .caption-number")
    assert plain(figure.text_content()) == plain(language.figure % "1.1")
    text = plain(page.cssselect("article")[0].text_content())
    assert plain(language.chapter % 2) in text  # {numref}
    (licence,) = page.xpath("//a[@rel='license']/@href")
    assert licence.endswith(f"deed.{language.deed or language.tag.lower()}")
    table = page_of(book, language, "two.html").cssselect("caption .caption-number")
    assert plain(table[0].text_content()) == plain(language.table % "2.1")
    labels = page.xpath("//@aria-label")
    assert language.words["book contents"] in labels
    english = {"Skip to content", "Back to top", "On this page"} - set(language.words.values())
    assert language.code == "en" or not english & set(page.itertext())


def _index_of_the_site_is_sorted(book: Path, language: Language) -> None:
    page = page_of(book, language, "genindex.html")
    assert plain(page.cssselect("article h1")[0].text_content()) == language.index
    assert [head.text_content() for head in page.cssselect("article h2")] == GROUPS[language.code]
    words = [link.text_content() for link in page.xpath("//article//table//li/a")]
    assert words == facts_of(language.code).index


def _epub_speaks(epub: Publication, language: Language) -> None:
    assert epub.package.findtext(".//dc:language", namespaces=NS) == language.tag
    assert {page.get("lang") for page in epub.pages.values()} == {language.tag}
    assert {page.get(XML_LANG) for page in epub.pages.values()} == {language.tag}
    headings = epub.pages["nav.xhtml"].xpath("//h:h1/text()", namespaces=NS)
    assert headings == [language.contents]
    number = epub.pages["one.xhtml"].xpath(
        "string(//h:span[contains(@class, 'chapter-number')])", namespaces=NS
    )
    assert plain(number) == plain(language.chapter % 1)
    index = epub.pages["genindex.xhtml"]
    words = index.xpath("//h:span[@class='term']", namespaces=NS)
    assert [plain("".join(word.itertext())) for word in words] == facts_of(language.code).index
    assert epubcheck(epub.path) == []


@pytest.mark.parametrize("code", ON_PAPER)
def test_the_pdf_speaks_the_language(code: str, tmp_path: Path) -> None:
    """The press refuses a PDF in which a glyph is missing."""
    language, facts = LANGUAGES[code], facts_of(code)
    book = lay_out(code, tmp_path / "book")
    done = press(book, "book", "--format", "pdf")
    assert done.returncode == 0, done.stderr
    pdf = Pdf(file_of(book, code, "pdf"))
    assert str(pdf.file.Root.Lang) == language.tag
    title, text = close(pdf.text(1)), close(pdf.text())
    day = format_date(date(2026, 3, 1), language.date, locale=code)
    assert close(language.words["edition"] % 1) in title
    assert close(day) in title
    names = (language.chapter % 2, language.figure % "1.1", language.table % "2.1")
    for words in (*names, language.contents, language.references, language.index):
        assert close(words) in text, words
    _index_is_sorted(pdf, facts.index)
    log = next((book / "build/.work").glob("*/pdf/*.log")).read_text("utf-8", "replace")
    _words_are_divided(language, pdf, log)
    fonts = {str(name) for page in pdf.file.pages for name in _fonts(page)}
    assert re.search(FACES.get(code, ""), " ".join(fonts))


def _index_is_sorted(pdf: Pdf, words: list[str]) -> None:
    last = max(line.page for line in pdf.lines)
    middle = 240  # points: two columns, read one after the other
    lines = [line for line in pdf.lines if line.page == last]
    lines.sort(key=lambda line: line.left > middle)
    shown = [line.text.partition(",")[0].strip() for line in lines]
    assert [word for word in shown if word in words] == words


def _words_are_divided(language: Language, pdf: Pdf, log: str) -> None:
    if language.code not in DIVIDED:
        assert "hyphenation of" not in log
        return
    found = re.search(rf"bookpress: hyphenation of {language.patterns}: (\d+)", log)
    assert found, "no hyphenation"
    assert int(found[1]) > 0  # that of English, which TeX begins with
    assert any(line.text.rstrip().endswith("-") for line in pdf.lines)


def _fonts(page: object) -> list[object]:
    return [font.BaseFont for font in page.Resources.Font.values()]  # type: ignore[attr-defined]


def test_a_book_in_three_languages_has_a_door_for_each(tmp_path: Path) -> None:
    """Two of them are Chinese: neither takes the other's place."""
    book = lay_out("zh_TW", tmp_path / "book", "zh_CN", "de")
    done = press(book, "book", "--format", "html", "--draft")
    assert done.returncode == 0, done.stderr
    page = html.document_fromstring((book / "build/index.html").read_text("utf-8"))
    assert page.xpath("//section/@lang") == ["zh-TW", "zh-CN", "de"]
    links = page.cssselect(".links a")
    assert [link.get("href") for link in links] == [
        "html/zh-tw/index.html",
        "html/zh/index.html",
        "html/de/index.html",
    ]
    assert [link.text_content() for link in links] == [
        LANGUAGES[code].words["open html"] for code in ("zh_TW", "zh_CN", "de")
    ]
    for code in ("zh_TW", "zh_CN", "de"):
        assert page_of(book, LANGUAGES[code], "one.html").get("lang") == LANGUAGES[code].tag
