"""A headless Chromium, and the built book on disk or behind a web server on this machine."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 20  # seconds


def log(browser: webdriver.Chrome) -> list[dict[str, str]]:
    """Return what the browser has complained of; selenium has no types for it."""
    found: list[dict[str, str]] = browser.get_log("browser")  # type: ignore[no-untyped-call]
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    """Start Chromium without a window; a machine without it fails here."""
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    assert binary, "these tests need chromium"
    assert driver, "these tests need chromedriver"
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1400,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(driver))
    yield chrome
    chrome.quit()


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def opened(build: Path, how: str) -> Iterator[str]:
    """Give the address of a built book: from ``disk``, or in a folder of a ``server``."""
    if how == "disk":
        yield build.as_uri()
        return
    handler = functools.partial(_Silent, directory=str(build.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/{build.name}"
        server.shutdown()
        thread.join()


def search(browser: webdriver.Chrome, address: str, language: str, question: str) -> list[str]:
    """Ask the search page; return the pages it lists, best first, each once."""
    browser.get(f"{address}/html/{language}/search.html?q={question}")
    done = "return document.querySelector('.search-summary')?.innerText"
    WebDriverWait(browser, PATIENCE).until(lambda chrome: chrome.execute_script(done))
    links = browser.find_elements(By.CSS_SELECTOR, "ul.search li > a")
    pages = [str(link.get_dom_attribute("href")).partition("#")[0] for link in links]
    return list(dict.fromkeys(page for page in pages if page != "index.html"))
