"""The six finished editions as a whole: valid, complete, each in its own language."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import polib
import pytest
from lxml import etree, html

from bookpress.languages import language_of
from bookpress.press.latex_log import TexFile, faults_in_log
from tests.browser import browser, log, opened, search
from tests.conftest import ROOT
from tests.epub.publication import Publication, epubcheck, text_of

from .editions import LANGUAGES
from .pdf_reader import Pdf

if TYPE_CHECKING:
    from selenium import webdriver

__all__ = ["browser"]  # a fixture; pytest finds it by its name here
pytestmark = [pytest.mark.book, pytest.mark.slow]
TITLES = {
    "zh": "大语言模型：从原理到实践",
    "en": "Large Language Models: From Principles to Practice",
}
AUTHORS = {"zh": "本书编写组", "en": "The Book’s Contributors"}
HAN = re.compile("[\u3400-\u9fff]")
# Words that Sphinx, Furo or LaTeX print in English when nobody tells them otherwise.
ENGLISH_WORDS = (
    r"\b(Chapter|Section|Figure|Table|Contents|References|Bibliography|Index|Symbols|Glossary|"
    r"Preface|Listing|Appendix|Release|Footnotes?|Note|Warning|Search|Navigation|Cover|Notes)\b"
)
PRINTED_WIDTH = 362  # points: a figure of 100% is as wide as the text (bookpress-page.sty)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def pdf_of(build: Path, language: str) -> Pdf:
    return Pdf(build / "pdf" / f"llm-book-{language}.pdf")


@each_language
def test_epubcheck_has_nothing_to_say(build: Path, language: str) -> None:
    assert epubcheck(build / "epub" / f"llm-book-{language}.epub") == []


@each_language
def test_latex_has_lost_no_character_and_no_line_is_too_long(build: Path, language: str) -> None:
    log = build / ".work" / language / "pdf" / f"llm-book-{language}.log"
    text = log.read_text("utf-8", "replace")
    assert "Output written on" in text
    tex = TexFile.read(log.with_suffix(".tex"), ROOT)
    assert faults_in_log(text, tex) == []


@each_language
def test_every_font_of_the_pdf_is_embedded(build: Path, language: str) -> None:
    path = build / "pdf" / f"llm-book-{language}.pdf"
    done = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True)  # noqa: S607
    fonts = done.stdout.splitlines()[2:]
    assert len(fonts) > 4
    for font in fonts:
        assert font.split()[-5] == "yes", font
        assert "Type 3" not in font


@each_language
def test_the_pdf_says_what_it_is(build: Path, language: str) -> None:
    file = pdf_of(build, language).file
    assert str(file.docinfo.Title) == TITLES[language]
    assert str(file.docinfo.Author) == AUTHORS[language]
    assert str(file.Root.Lang) == language_of(language).tag
    assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
    assert [str(label.get("/S", "")) for label in list(file.Root.PageLabels.Nums)[1::2]] == [
        "",  # the title page has a name
        "/r",  # the contents and the preface
        "/D",
    ]


@each_language
def test_the_pdf_has_its_parts_in_order(build: Path, language: str) -> None:
    pdf = pdf_of(build, language)
    words = language_of(language)
    marks = pdf.bookmarks
    assert marks[0] == words.contents
    assert marks[-1] == words.index
    assert sum(mark == words.references for mark in marks) == 8
    chapters = [mark for mark in marks if re.match(r"\d ", mark)]
    assert [int(mark[0]) for mark in chapters] == list(range(1, 9))


@each_language
def test_every_link_of_the_pdf_lands(build: Path, language: str) -> None:
    assert len(pdf_of(build, language).links) > 200


@each_language
def test_no_page_of_the_pdf_is_blank(build: Path, language: str) -> None:
    pdf = pdf_of(build, language)
    pages = {line.page for line in pdf.lines}
    assert pages == set(range(1, len(pdf.file.pages) + 1))


def test_the_chinese_pdf_prints_no_english_word_of_its_own(build: Path) -> None:
    pdf = pdf_of(build, "zh")
    headings = [*pdf.bookmarks, *(line.text for line in pdf.lines if len(line.text) < 20)]
    assert [line for line in headings if re.search(ENGLISH_WORDS, line)] == []


def chinese_of_the_programs() -> str:
    """Return the English of the two programs that are about Chinese: bytes, and bigrams."""
    catalogs = [polib.pofile(str(ROOT / f"locale/en/LC_MESSAGES/ch{n}.po")) for n in (2, 7)]
    return "".join(entry.msgstr for catalog in catalogs for entry in catalog if "\n" in entry.msgid)


def test_the_english_pdf_holds_no_chinese_but_in_two_programs(build: Path) -> None:
    shown = re.sub(r"\s", "", chinese_of_the_programs())
    for line in pdf_of(build, "en").lines:
        if HAN.search(line.text):
            assert re.sub(r"\s", "", line.text) in shown


def test_the_english_site_and_epub_hold_none_either(build: Path) -> None:
    shown = set(HAN.findall(chinese_of_the_programs()))
    assert len(shown) < 70
    for path in sorted((build / "html/en").rglob("*.html")):
        tree = html.document_fromstring(path.read_text("utf-8"))
        for part in tree.xpath("//a[@hreflang='zh-CN']|//script|//style"):
            part.drop_tree()
        assert set(HAN.findall(tree.text_content())) <= shown, path.name
    epub = Publication(build / "epub/llm-book-en.epub")
    for name, page in epub.pages.items():
        assert set(HAN.findall(text_of(page))) <= shown, name


def test_the_chinese_site_prints_no_english_word_of_its_own(build: Path) -> None:
    for path in sorted((build / "html/zh").rglob("*.html")):
        tree = html.document_fromstring(path.read_text("utf-8"))
        for part in tree.xpath("//a[@hreflang='en']|//script|//style|//div[@class='citation']"):
            part.drop_tree()
        text = " ".join(tree.xpath("//body//text()[not(ancestor::article)]"))
        text += " ".join(tree.xpath("//@aria-label|//@title|//@placeholder"))
        assert not re.search(ENGLISH_WORDS, text), (path.name, re.search(ENGLISH_WORDS, text))


@each_language
def test_the_site_asks_no_other_server_for_anything(build: Path, language: str) -> None:
    for path in sorted((build / "html" / language).rglob("*.html")):
        tree = html.document_fromstring(path.read_text("utf-8"))
        asked = tree.xpath("//script/@src|//img/@src|//link[@rel='stylesheet']/@href")
        assert not [address for address in asked if re.match(r"(https?:)?//", address)]
    for style in (build / "html" / language).rglob("*.css"):
        assert not re.search(r"url\(['\"]?(https?:)?//", style.read_text("utf-8"))


@each_language
def test_every_link_of_the_site_leads_somewhere(build: Path, language: str) -> None:
    site = build / "html" / language
    pages = {
        path: html.document_fromstring(path.read_text("utf-8")) for path in site.rglob("*.html")
    }
    anchors = {path.resolve(): set(tree.xpath("//@id")) for path, tree in pages.items()}
    for path, tree in pages.items():
        for href in tree.xpath("//a/@href"):
            if re.match(r"[a-z]+:", href):
                continue
            name, _, anchor = href.partition("#")
            target = (path.parent / name.partition("?")[0]).resolve() if name else path.resolve()
            assert target.exists(), (path.name, href)
            if anchor and target in anchors:
                assert anchor in anchors[target], (path.name, href)


@pytest.mark.browser
@pytest.mark.parametrize("how", ["disk", "server"])
def test_a_reader_searches_and_changes_language(
    browser: webdriver.Chrome, build: Path, how: str
) -> None:
    with opened(build, how) as address:
        assert "ch1/index.html" in search(browser, address, "zh", "缩放定律")
        assert "ch1/index.html" in search(browser, address, "en", "scaling laws")
        browser.get(f"{address}/html/zh/ch1/index.html")
        browser.execute_script(
            "document.getElementById('sec-family-tree').scrollIntoView({behavior: 'instant'})"
        )
        browser.find_element("css selector", ".sidebar-editions a.language").click()
        assert browser.current_url == f"{address}/html/en/ch1/index.html#sec-family-tree"
        heading = browser.find_element("css selector", "#sec-family-tree h2")
        assert "Three branches" in heading.text
        messages = [entry["message"] for entry in log(browser)]
        assert messages == []


def test_the_whole_book_is_translated() -> None:
    for path in sorted((ROOT / "locale/en/LC_MESSAGES").glob("*.po")):
        catalog = polib.pofile(str(path))
        assert catalog.percent_translated() == 100, path.name
        assert catalog.fuzzy_entries() == [], path.name
        assert catalog.obsolete_entries() == [], path.name


def test_the_catalogs_are_up_to_date_with_the_manuscript() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bookpress", "catalogs"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "updated" not in done.stderr


def test_the_bibliography_holds_what_is_cited_and_nothing_else() -> None:
    text = "\n".join(path.read_text("utf-8") for path in (ROOT / "source").rglob("*.md"))
    cited = {key for keys in re.findall(r"{cite}`([^`]+)`", text) for key in keys.split(",")}
    listed = re.findall(r"^@\w+\{([^,]+),", (ROOT / "refs.bib").read_text("utf-8"), re.MULTILINE)
    assert listed == sorted(listed)
    assert set(listed) == cited


def test_the_figures_are_what_their_code_draws(tmp_path: Path) -> None:
    source = ROOT / "source"
    shutil.copytree(source / "figures", tmp_path / "source" / "figures")
    kept = {path.relative_to(source): path.read_bytes() for path in source.glob("ch*/figures/*")}
    assert len(kept) == 28
    for path in kept:
        (tmp_path / "source" / path).parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", "source.figures"], cwd=tmp_path, check=True)
    drawn = tmp_path / "source"
    assert [path for path in kept if (drawn / path).read_bytes() != kept[path]] == []
    assert len(list(drawn.glob("ch*/figures/*.svg"))) == len(kept)


def test_the_words_of_a_figure_can_be_read() -> None:
    """No label is smaller than 7 points where the figure is as wide as the text."""
    for path in (ROOT / "source").glob("ch*/figures/*.svg"):
        tree = etree.parse(str(path)).getroot()
        points = PRINTED_WIDTH / float(tree.get("width"))
        sizes = [float(size) for size in tree.xpath("//@font-size")]
        assert min(sizes) * points >= 7, path.name
        assert path.name.endswith(".en.svg") == (not HAN.search(path.read_text("utf-8"))), path


def test_the_landing_page_links_all_six(build: Path) -> None:
    tree = html.document_fromstring((build / "index.html").read_text("utf-8"))
    targets = [Path(href) for href in tree.xpath("//a/@href")]
    assert len(targets) == 6
    for target in targets:
        assert (build / target).is_file()


@each_language
def test_no_word_stands_twice_in_the_index(build: Path, language: str) -> None:
    index = build / ".work" / language / "pdf" / f"llm-book-{language}.ind"
    words = re.findall(r"^  \\item \\spxentry\{([^}]+)\}", index.read_text("utf-8"), re.MULTILINE)
    assert len(words) > 50
    assert sorted(words) == sorted(set(words))
