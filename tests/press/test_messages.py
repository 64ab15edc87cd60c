"""The list of messages that the gate expects is the list that the catalogs get."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bookpress.files.cache import Cache
from bookpress.files.sandbox import BookFiles
from bookpress.gate.check import check_book
from bookpress.gate.check_files import CheckRun
from bookpress.gate.options import Options
from bookpress.read.conf import ask_sphinx
from bookpress.read.po import read_po
from bookpress.read.settings import read_settings
from bookpress.rules.translations._domains import is_extracted
from bookpress.rules.translations._versions import forms, plain
from tests.conftest import ROOTS, press
from tests.press.message_pages import PAGES

if TYPE_CHECKING:
    from pathlib import Path

    from bookpress.facts import Book

pytestmark = pytest.mark.slow
NAMES = {name: f"p{number:03}" for number, name in enumerate(PAGES)}
# The gate does not read these, and so expects nothing; it finds their messages in the source.
NOT_READ = {
    "rST": "the gate reads Markdown",
    "options in rST": "the gate reads Markdown",
    "lines of a file": "the gate takes the whole file",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a book of all the pages, and its first catalogs; return its folder."""
    root = tmp_path_factory.mktemp("messages")
    source = root / "source"
    (source / "figures").mkdir(parents=True)
    (source / "parts").mkdir()
    for name in ("conf.py", "refs.bib"):
        shutil.copy(ROOTS / "press-book" / name, root / name)
    (source / "figures/flow.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    (source / "hello.py").write_text('# 第一行\nprint("你好")\n# 第三行\n', "utf-8")
    (source / "parts/part.txt").write_text("收进来的话。\n\n- 收进来的一项\n", "utf-8")
    (source / "other.md").write_text("# 别页\n", "utf-8")
    for name, text in PAGES.items():
        head = "" if text.startswith("---") else f"# 页{name}\n\n"
        (source / f"{NAMES[name]}.md").write_text(f"{head}{text}\n", "utf-8")
    chapters = "\n".join(["other", *NAMES.values()])
    (source / "index.md").write_text(f"# 书\n\n:::{{toctree}}\n{chapters}\n:::\n", "utf-8")
    done = press(root, "catalogs")
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture(scope="module")
def facts(book: Path) -> Book:
    disk, cache = BookFiles(book), Cache(None, book)
    settings = read_settings(disk, Options(use_cache=False), ask_sphinx(book, cache))
    return CheckRun(disk, settings, cache, lambda *_: None).whole_book()[0]


@pytest.mark.parametrize("name", PAGES)
def test_the_lists_are_the_same(name: str, book: Path, facts: Book) -> None:
    path = book / f"locale/en/LC_MESSAGES/{NAMES[name]}.po"
    given = {plain("".join(e.key[1].split())) for e in read_po(path.read_bytes(), "").entries}
    (page,) = (document for document in facts.documents if document.name == NAMES[name])
    passages = [one for one in page.passages if is_extracted(one, facts.settings)]
    lacking = [one for one in passages if given.isdisjoint(forms(one))]
    assert lacking == []
    unexpected = given - {form for one in passages for form in forms(one)}
    if name in NOT_READ:
        whole = "\n".join(form for one in page.passages for form in forms(one))
        assert unexpected
        assert all(text in whole for text in unexpected)
    else:
        assert unexpected == set()


def test_the_gate_finds_no_fresh_catalog_stale(book: Path) -> None:
    found = check_book(book, Options(use_cache=False)).findings
    rules = ("translations.stale", "translations.missing-catalog", "translations.syntax")
    assert [one for one in found if one.rule in rules] == []
    assert [one for one in found if one.rule == "translations.untranslated"]
