"""What only a browser can tell: search, the way to the other language, and narrow screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from bookpress.typeset.search import search_terms
from tests.browser import PATIENCE, browser, log, opened, search

from .conftest import LANGUAGES, BuiltBook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium import webdriver

__all__ = ["browser"]  # a fixture; pytest finds it by its name here
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module", params=["disk", "server"])
def address(request: pytest.FixtureRequest, book: BuiltBook) -> Iterator[str]:
    """Give the address of the built book: on disk, or in a folder of a web server."""
    with opened(book.build, request.param) as where:
        yield where


def complaints(browser: webdriver.Chrome) -> list[str]:
    return [entry["message"] for entry in log(browser)]


@pytest.mark.parametrize(
    ("question", "pages"),
    [
        ("检索增强生成", {"ch2/index.html"}),
        ("注意力", {"ch1/index.html", "glossary.html"}),
        ("孤行与寡行", {"ch2/index.html"}),
        ("GPT模型", {"ch1/index.html", "ch2/index.html"}),
        ("GPT词元", {"ch1/index.html"}),
        ("寡", {"ch2/index.html"}),
        ("PyTorch", {"ch1/index.html"}),
        ("没有的词", set()),
    ],
)
def test_chinese_questions_find_their_pages(
    browser: webdriver.Chrome,
    address: str,
    question: str,
    pages: set[str],
) -> None:
    """Words, parts of words, lone characters, Chinese with Latin; all of it must be there."""
    found = search(browser, address, "zh", question)
    assert set(found) == pages
    assert complaints(browser) == []


def test_english_questions_find_their_pages(browser: webdriver.Chrome, address: str) -> None:
    """With the stem of the word."""
    assert search(browser, address, "en", "widow") == ["ch2/index.html"]
    assert complaints(browser) == []


@pytest.mark.parametrize(
    "text",
    ["GPT模型", "检索增强", "用 Python3.11 写", "𠮷野家", "词", "a_b", "……", "naïve 模型"],
)
def test_the_browser_splits_as_the_index_does(
    browser: webdriver.Chrome,
    book: BuiltBook,
    text: str,
) -> None:
    """Else a word stands in the index and is not found."""
    browser.get(f"{book.build.as_uri()}/html/zh/search.html")
    assert browser.execute_script("return splitQuery(arguments[0])", text) == search_terms(text)


def test_a_page_found_marks_what_was_asked_for(browser: webdriver.Chrome, address: str) -> None:
    """Without a change to the page; Escape ends it."""
    search(browser, address, "zh", "注意力")
    browser.find_element(By.CSS_SELECTOR, "ul.search a[href^='ch1']").click()
    ask = "return CSS.highlights.get('found')?.size > 0"
    WebDriverWait(browser, PATIENCE).until(lambda chrome: chrome.execute_script(ask))
    assert complaints(browser) == []


def test_the_other_language_opens_at_the_same_section(
    browser: webdriver.Chrome,
    address: str,
) -> None:
    """Where one has scrolled to, or followed a link to."""
    browser.get(f"{address}/html/zh/ch1/index.html")
    browser.execute_script(
        "document.getElementById('sec-table').scrollIntoView({behavior: 'instant'})"
    )
    browser.find_element(By.CSS_SELECTOR, ".sidebar-editions a.language").click()
    assert browser.current_url == f"{address}/html/en/ch1/index.html#sec-table"
    browser.get("about:blank")  # from the same page it would be a smooth and slow scroll
    browser.get(f"{address}/html/en/ch1/index.html#equation-eq-attention")
    browser.find_element(By.CSS_SELECTOR, ".sidebar-editions a.language").click()
    assert browser.current_url == f"{address}/html/zh/ch1/index.html#equation-eq-attention"


@pytest.mark.parametrize("width", [390, 820, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways(
    browser: webdriver.Chrome,
    book: BuiltBook,
    language: str,
    scheme: str,
    width: int,
) -> None:
    """Wide tables and code scroll by themselves; nothing asks the network or complains."""
    screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    for name in book.pages(language):
        browser.get(f"{book.build.as_uri()}/html/{language}/{name}")
        widest = browser.execute_script("return document.documentElement.scrollWidth")
        assert widest <= width, name
    assert complaints(browser) == []
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_drawings_have_a_light_ground_in_the_dark(
    browser: webdriver.Chrome,
    book: BuiltBook,
) -> None:
    """Black lines on a dark page cannot be read."""
    features = [{"name": "prefers-color-scheme", "value": "dark"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.get(f"{book.build.as_uri()}/html/zh/ch1/index.html")
    drawing = browser.find_element(By.CSS_SELECTOR, "figure img")
    assert drawing.value_of_css_property("background-color") == "rgba(255, 255, 255, 1)"


def test_han_is_not_slanted_for_emphasis(browser: webdriver.Chrome, book: BuiltBook) -> None:
    """It is set in kai, and where there is none it stays upright."""
    browser.get(f"{book.build.as_uri()}/html/zh/preface.html")
    emphasis = browser.find_element(By.CSS_SELECTOR, "article em")
    assert "Book Kai" in emphasis.value_of_css_property("font-family")
    assert emphasis.value_of_css_property("font-synthesis-style") == "none"
