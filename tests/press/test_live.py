"""The preview follows every save, shows what the gate says, and keeps the last good page."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import pytest
from lxml import html
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser import browser  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from selenium import webdriver

pytestmark = pytest.mark.slow
_Found = TypeVar("_Found")
PATIENCE = 180  # seconds
FAULT = "\n见{cite}`nobody2020`。\n"
SAID = "source/one/index.md:37:9: error: refs.bib has no work “nobody2020” [citations.unknown-key]"


class Preview(NamedTuple):
    """A running preview: where it is, what it says, and its process."""

    where: str
    log: Path
    process: subprocess.Popen[bytes]

    def page(self, name: str) -> str:
        """Return a page as a browser gets it that knows it already; empty if there is none.

        One that is being written may be cut off: a browser loads it anew when it is finished.
        """
        request = urllib.request.Request(  # noqa: S310 - our own server
            f"{self.where}/{name}", headers={"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
                return str(answer.read().decode("utf-8"))
        except (OSError, http.client.IncompleteRead):
            return ""

    def banner(self, name: str) -> list[str]:
        """Return the findings on a page."""
        found = html.fromstring(self.page(name)).xpath("//*[@id='bookpress-live']//pre")
        return [line for pre in found for line in str(pre.text_content()).splitlines()]

    def said(self) -> list[str]:
        """Return the lines in the terminal, without what comes before the address."""
        return self.log.read_text("utf-8").partition("ends it).\n")[2].splitlines()

    def after(self, count: int) -> list[str]:
        """Return what is said once ``count`` saves have been answered."""
        return self.wait_for(lambda: self.said() if self._answers() >= count else [])

    def _answers(self) -> int:
        return sum(bool(re.match(r"\d\d:\d\d:\d\d ", line)) for line in self.said())

    def wait_until_shown(self, name: str, text: str) -> None:
        """Return as soon as a page holds a text, in capitals or not."""
        self.wait_for(lambda: text.lower() in self.page(name).lower())

    def wait_for(self, condition: Callable[[], _Found]) -> _Found:
        """Return what a condition gives as soon as it gives anything."""
        return wait_for(condition, self.process)


@contextmanager
def live(book: Path, language: str, *options: str, **environ: str) -> Iterator[Preview]:
    """Start the preview on this machine; end it, and see that it ends."""
    log = book / "live.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "bookpress", "live", *options),
                *("--language", language, "--book", str(book)),
            ],
            stdout=out,
            stderr=subprocess.STDOUT,
            env=os.environ | environ,
        )
    try:
        where = wait_for(lambda: address(log.read_text("utf-8")), process)
        yield Preview(where, log, process)
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def address(said: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:\d+", said)
    return found[0] if found else ""


def wait_for(condition: Callable[[], _Found], process: subprocess.Popen[bytes]) -> _Found:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, "the preview has stopped"
        if found := condition():
            return found
        time.sleep(0.2)
    raise AssertionError("nothing came in time")


def replace(path: Path, old: str, new: str) -> None:
    """Save a file as most editors do: another one in its place."""
    text = path.read_text("utf-8")
    assert old in text
    draft = path.with_name(".draft")
    draft.write_text(text.replace(old, new), "utf-8")
    draft.replace(path)


@pytest.mark.parametrize(
    ("language", "file", "old", "new"),
    [
        ("zh", "source/preface.md", "这是前言", "这是新的前言"),
        ("zh", "refs.bib", "On Words", "On Sentences"),
        ("en", "locale/en/LC_MESSAGES/preface.po", "the preface", "a new preface"),
    ],
)
def test_each_save_is_shown(small_book: Path, language: str, file: str, old: str, new: str) -> None:
    name = "one/index.html" if file == "refs.bib" else "preface.html"
    with live(small_book, language) as preview:
        for before, after in ((old, new), (new, f"{new} again")):  # editors replace files
            assert after.lower() not in preview.page(name).lower()
            replace(small_book / file, before, after)
            preview.wait_until_shown(name, after)
        said = preview.after(2)
    assert len(said) == 2
    for line in said:
        assert re.fullmatch(rf"\d\d:\d\d:\d\d {re.escape(file)}: shown after \d+\.\d s", line)


def test_a_fault_keeps_the_last_good_page_and_stands_on_it(small_book: Path) -> None:
    page = small_book / "source/one/index.md"
    sound = page.read_text("utf-8")
    with live(small_book, "zh") as preview:
        assert preview.banner("one/index.html") == []
        page.write_text(sound.replace("笔画见", "新的笔画见") + FAULT, "utf-8")
        first = preview.after(1)
        assert first[0].endswith("source/one/index.md: the page stays as it was")
        assert first[1:] == [SAID]
        assert preview.banner("one/index.html") == [SAID]
        assert preview.banner("preface.html") == [SAID]
        assert "新的笔画见" not in preview.page("one/index.html")
        page.write_text(page.read_text("utf-8") + "\n又一段。\n", "utf-8")
        assert preview.after(2)[3:] == ["         (the same findings as before)"]
        page.write_text(sound.replace("笔画见", "新的笔画见"), "utf-8")
        assert re.search(r"shown after \d", preview.after(3)[-1])
        assert preview.banner("one/index.html") == []
        assert "新的笔画见" in preview.page("one/index.html")


def test_what_only_sphinx_finds_stands_on_the_page_too(small_book: Path) -> None:
    with live(small_book, "zh") as preview:
        (small_book / "conf.py").write_text(
            (small_book / "conf.py").read_text("utf-8") + '\nextensions += ["nowhere"]\n', "utf-8"
        )
        said = preview.after(1)
        assert "the page stays as it was" in said[0]
        assert any("nowhere" in line for line in said[1:])
        assert preview.banner("index.html") == said[1:]


def test_a_book_that_begins_with_faults_waits_for_their_mend(small_book: Path) -> None:
    page = small_book / "source/one/index.md"
    sound = page.read_text("utf-8")
    page.write_text(sound + FAULT, "utf-8")
    with live(small_book, "zh") as preview:
        assert preview.banner("index.html") == [SAID]
        page.write_text(sound, "utf-8")
        preview.wait_for(lambda: "笔画见" in preview.page("one/index.html"))
        assert preview.banner("index.html") == []


def test_who_translates_sees_what_there_is(small_book: Path) -> None:
    """Though the language is to be released, and the manuscript is ahead."""
    (small_book / "pyproject.toml").write_text('[tool.bookpress]\nrelease = ["en"]\n', "utf-8")
    with live(small_book, "en") as preview:
        replace(small_book / "source/preface.md", "这是前言。", "这是前言。\n\n还没有译文。")
        preview.wait_for(lambda: "还没有译文" in preview.page("preface.html"))
        replace(small_book / "locale/en/LC_MESSAGES/preface.po", "the preface", "a preface")
        preview.wait_for(lambda: "a preface" in preview.page("preface.html"))
        assert preview.banner("preface.html") == []


def test_a_save_starts_no_python(small_book: Path) -> None:
    """A copy of the preview's process builds, and is gone when it is done."""
    notes = small_book / "notes.txt"
    with (small_book / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(
            "\nimport os, sys\n"
            "if 'bookpress.press.live_build' in sys.modules:\n"
            f"    print(os.getppid(), os.getpid(), file=open({str(notes)!r}, 'a'))\n"
        )
    with live(small_book, "zh") as preview:
        replace(small_book / "source/preface.md", "这是前言", "这是新的前言")
        preview.after(1)
        rows = [line.split() for line in notes.read_text("utf-8").splitlines()]
        assert {parent for parent, _ in rows} == {str(preview.process.pid)}
        builders = {own for _, own in rows}
        assert len(builders) == 2  # the first pages, and the save
    for pid in (*map(int, builders), preview.process.pid):
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_browser_is_opened_where_it_is_asked_for(small_book: Path, tmp_path: Path) -> None:
    opened = tmp_path / "opened.txt"
    script = tmp_path / "browse"
    script.write_text(f'#!/bin/sh\necho "$1" >> "{opened}"\n', "utf-8")
    script.chmod(0o755)
    with live(small_book, "zh", "--open", BROWSER=str(script)) as preview:
        preview.wait_for(opened.is_file)
        asked = preview.wait_for(lambda: opened.read_text("utf-8"))
        assert asked == f"{preview.where}/\n"
    opened.unlink()
    for options in (("--no-open",), ()):  # the output goes to a file
        with live(small_book, "zh", *options, BROWSER=str(script)) as preview:
            preview.wait_until_shown("index.html", "小书")
        assert not opened.exists()


@pytest.mark.browser
def test_a_browser_loads_the_page_anew(
    small_book: Path,
    browser: webdriver.Chrome,  # noqa: F811 - the fixture
) -> None:
    page = small_book / "source/one/index.md"
    sound = page.read_text("utf-8")
    with live(small_book, "zh") as preview:
        browser.get(f"{preview.where}/one/index.html")
        assert browser.find_elements(By.ID, "bookpress-live") == []
        # The page may be loaded anew between finding an element and reading it.
        wait = WebDriverWait(browser, PATIENCE, ignored_exceptions=[StaleElementReferenceException])
        page.write_text(sound + FAULT, "utf-8")
        (banner,) = wait.until(lambda chrome: chrome.find_elements(By.ID, "bookpress-live"))
        assert SAID in banner.text
        assert banner.is_displayed()
        page.write_text(sound.replace("笔画见", "新的笔画见"), "utf-8")
        wait.until(lambda chrome: "新的笔画见" in chrome.find_element(By.TAG_NAME, "body").text)
        assert browser.find_elements(By.ID, "bookpress-live") == []
