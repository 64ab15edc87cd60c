"""The site says how its book is cited, to people and to programs, and offers the files."""

from __future__ import annotations

import json
import shutil
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from bookpress.read.bibliography import read_bibliography
from tests.browser import PATIENCE, browser, log, opened
from tests.conftest import press

from .conftest import LANGUAGES, ROOTS, BuiltBook, build_html

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import html
    from selenium import webdriver

__all__ = ["browser"]  # a fixture; pytest finds it by its name here
pytestmark = pytest.mark.slow
SAID = {
    "zh": "本书编写组：《小书：从原理到实践》，第 0.1 版，2026 年 11 月 23 日。",
    "en": "The Book's Contributors. A Small Book: From Principles to Practice. "
    "Edition 0.1, 23 November 2026.",
}
PERMISSIONS = ["clipboardReadWrite", "clipboardSanitizedWrite"]
FILES = ["cite/small-book-{}.bib", "cite/small-book-{}.ris", "cite/small-book-{}.json"]


def metas(page: html.HtmlElement) -> dict[str, list[str]]:
    """Return what the page's ``citation_*`` say."""
    found: dict[str, list[str]] = {}
    for meta in page.xpath("//head/meta[starts-with(@name, 'citation_')]"):
        found.setdefault(meta.get("name").removeprefix("citation_"), []).append(meta.get("content"))
    return found


def linked_data(page: html.HtmlElement) -> dict[str, Any]:
    (script,) = page.xpath("//head/script[@type='application/ld+json']")
    data: dict[str, Any] = json.loads(script.text)
    return data


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_pages_say_how_to_cite_the_book(book: BuiltBook, language: str) -> None:
    """The first one, and that on which an author has asked for it."""
    for name in ("index.html", "preface.html"):
        page = book.page(language, name)
        (said,) = page.cssselect(".cite-as")
        assert said.text_content().endswith(SAID[language])
        (button,) = page.cssselect("button.copy-citation")
        assert button.get("data-citation") == SAID[language]
        assert button.get("hidden") is not None  # until a script can copy
        links = page.xpath("//p[@class='cite-tools']/a/@href")
        assert links == [*(file.format(language) for file in FILES), "cite/CITATION.cff"]


def test_the_title_is_marked_as_the_language_does(book: BuiltBook) -> None:
    assert book.page("zh", "index.html").cssselect(".cite-as em") == []
    (title,) = book.page("en", "index.html").cssselect(".cite-as em")
    assert title.text == "A Small Book: From Principles to Practice"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_of_the_language(book: BuiltBook, language: str) -> None:
    folder = book.build / "html" / language
    (item,) = json.loads((folder / f"cite/small-book-{language}.json").read_text("utf-8"))
    assert item["language"] == {"zh": "zh-CN", "en": "en"}[language]
    title = {"zh": "小书：从原理到实践", "en": "A Small Book: From Principles to Practice"}[
        language
    ]
    for name in (*(file.format(language) for file in FILES), "cite/CITATION.cff"):
        assert title in (folder / name).read_text("utf-8"), name


@pytest.mark.parametrize("name", ["ch1/index", "ch2/index"])
def test_each_list_of_references_is_a_file(book: BuiltBook, name: str) -> None:
    """With the works of the list, in its order."""
    page = book.page("zh", f"{name}.html")
    (link,) = page.cssselect(".references-file a")
    assert link.text == "下载 BibTeX"
    path = (book.build / "html/zh" / name).parent / unquote(link.get("href"))
    read = read_bibliography([("x.bib", path.read_bytes())], "")
    assert read.parse_errors == ()
    listed = [one.removeprefix("cite-") for one in page.xpath("//div[@class='citation']/@id")]
    assert listed
    assert [work.key for work in read.works] == listed


def test_only_pages_with_references_offer_them(book: BuiltBook) -> None:
    assert book.page("zh", "preface.html").cssselect(".references-file") == []
    files = sorted((book.build / "html/zh/cite/references").rglob("*.bib"))
    assert [file.parent.name for file in files] == ["ch1", "ch2"]


def test_a_page_tells_reference_managers_what_it_is(book: BuiltBook) -> None:
    assert metas(book.page("en", "ch1/index.html")) == {
        "title": ["From Characters to Tokens"],
        "inbook_title": ["A Small Book: From Principles to Practice"],
        "author": ["The Book's Contributors"],
        "publication_date": ["2026/11/23"],
        "language": ["en"],
        "publisher": ["The Book's Contributors"],
        "pdf_url": ["../../../pdf/small-book-en.pdf"],
    }
    front = metas(book.page("zh", "index.html"))
    assert front["title"] == ["小书：从原理到实践"]
    assert "inbook_title" not in front
    for name in ("genindex.html", "search.html"):
        assert metas(book.page("zh", name)) == {}


def test_a_page_tells_search_engines_what_it_is(book: BuiltBook) -> None:
    front = linked_data(book.page("zh", "index.html"))
    assert front["@type"] == "Book"
    assert front["name"] == "小书：从原理到实践"
    assert front["inLanguage"] == "zh-CN"
    assert front["datePublished"] == "2026-11-23"
    chapter = linked_data(book.page("zh", "ch1/index.html"))
    assert (chapter["@type"], chapter["position"]) == ("Chapter", "1")
    assert chapter["isPartOf"] == {name: front[name] for name in front if name != "@context"}
    assert linked_data(book.page("zh", "preface.html"))["@type"] == "WebPage"


HOSTILE = """\
extensions = ["bookpress"]
language = "en"
book_id = "a b ü"
book_title = "</script><script>alert(1)</script> & “Co” <!--"
book_author = 'Ann "A" <b>'
book_date = "2026-01-02"
book_edition = "1"
html_baseurl = "https://example.org/en/"
"""


def test_nothing_in_the_facts_is_markup(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "conf.py").write_text(HOSTILE, "utf-8")
    text = "# Book\n\n:::{toctree}\none\n:::\n\n:::{cite-this-book}\n:::\n"
    (tmp_path / "source/index.md").write_text(text, "utf-8")
    (tmp_path / "source/one.md").write_text('# </title> & "One"\n', "utf-8")
    build_html(tmp_path, tmp_path / "build", "en")
    built = BuiltBook(tmp_path / "build", {})
    title = "</script><script>alert(1)</script> & “Co” <!--"
    page = built.page("en", "one.html")
    data = linked_data(page)
    assert data["isPartOf"]["name"] == title
    assert data["name"] == "</title> & “One”"
    assert data["url"] == "https://example.org/en/one.html"
    assert metas(page)["title"] == ["</title> & “One”"]
    assert metas(page)["inbook_title"] == [title]
    assert metas(page)["pdf_url"] == ["https://example.org/pdf/a%20b%20%C3%BC-en.pdf"]
    front = built.page("en", "index.html")
    assert [button.get("data-citation") for button in front.cssselect(".copy-citation")] == [
        f'Ann "A" <b>. {title}. Edition 1, 2 January 2026. https://example.org/en/'
    ] * 2
    assert not front.xpath("//script[text()='alert(1)']")
    assert escape(title, quote=False) in (built.build / "html/en/index.html").read_text("utf-8")
    assert (built.build / "html/en/cite/a-b-en.bib").is_file()


def test_another_fact_reaches_every_page(tmp_path: Path) -> None:
    """Of pages that are not written again, too, as in a clean build; the lists of a page follow."""
    root = tmp_path / "book"
    shutil.copytree(ROOTS / "html-book", root)
    html_zh = ("book", "--format", "html", "--language", "zh", "--no-check")
    assert press(root, *html_zh).returncode == 0
    conf, bib = root / "conf.py", root / "source/refs.bib"
    conf.write_text(conf.read_text("utf-8") + 'book_publisher = "P"\nbook_doi = "10.1234/x"\n')
    bib.write_text(bib.read_text("utf-8").replace("{2017}", "{2017}, note={A remark}"), "utf-8")
    done = press(root, *html_zh)
    assert done.returncode == 0, done.stderr
    clean = tmp_path / "clean"
    shutil.copytree(root, clean, ignore=shutil.ignore_patterns("build", ".bookpress-cache"))
    assert press(clean, *html_zh).returncode == 0
    made, expected = (files_of(folder / "build/html") for folder in (root, clean))
    assert sorted(made) == sorted(expected)
    assert [name for name in expected if made[name] != expected[name]] == []
    assert b"A remark" in made["zh/cite/references/ch1/index.bib"]
    assert b'"citation_publisher" content="P"' in made["zh/ch2/index.html"]


def files_of(folder: Path) -> dict[str, bytes]:
    """Return what each file in a folder holds."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.browser
def test_the_button_copies_the_sentence(browser: webdriver.Chrome, book: BuiltBook) -> None:
    """With a keyboard; it says so in the language, and then has its own words again."""
    with opened(book.build, "server") as address:
        origin = "/".join(address.split("/")[:3])
        grant = {"origin": origin, "permissions": PERMISSIONS}
        refusal = {"permission": {"name": "clipboard-write"}, "setting": "denied"}
        browser.execute_cdp_cmd("Browser.setPermission", refusal | {"origin": origin})
        browser.get(f"{address}/html/zh/preface.html")
        browser.find_element(By.CSS_SELECTOR, "button.copy-citation").click()
        selected = "return getSelection().toString()"
        WebDriverWait(browser, PATIENCE).until(lambda _: browser.execute_script(selected))
        assert browser.execute_script(selected) == f"引用本书：{SAID['zh']}"
        browser.execute_cdp_cmd("Browser.grantPermissions", grant)
        browser.refresh()
        button = browser.find_element(By.CSS_SELECTOR, "button.copy-citation")
        assert button.is_displayed()
        assert button.text == "复制引文"
        button.send_keys("\ue007")  # Enter
        WebDriverWait(browser, PATIENCE).until(lambda _: button.text == "已复制")
        asked = "navigator.clipboard.readText().then(arguments[0])"
        assert browser.execute_async_script(asked) == SAID["zh"]
        WebDriverWait(browser, PATIENCE).until(lambda _: button.text == "复制引文")
        assert log(browser) == []
