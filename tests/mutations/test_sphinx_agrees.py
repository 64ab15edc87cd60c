"""Sphinx and the gate speak of the same pages: each fault, each sound page, once in one book.

The rows are those of ``faults/markup.py``, a page for each. Sphinx's lines are not compared: it
names the directive, or the end of a block, where the gate names the option or the character.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from bookpress.gate.check import check_book
from bookpress.gate.options import read_options
from tests.mutations.faults.markup import BAD, FILES, GOOD, Piece
from tests.mutations.mutation import HERE, HERE_MARK

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pytestmark = pytest.mark.slow

EXTENSIONS = [
    *("colon_fence", "dollarmath", "amsmath", "deflist", "attrs_inline", "attrs_block"),
    "substitution",
]
STOCK = f"""
project = "页"
extensions = ["myst_parser"]
language = "zh_CN"
numfig = True
exclude_patterns = ["parts"]
myst_enable_extensions = {EXTENSIONS}
myst_substitutions = {{"sub": "词"}}
"""
PRESS = f"""
extensions = ["bookpress"]
language = "zh_CN"
book_id = "pages"
book_title = "页"
book_author = "某人"
exclude_patterns = ["parts"]
myst_enable_extensions = {EXTENSIONS}
myst_substitutions = {{"sub": "词"}}
"""
# "p012.md.rst" is a slip of Sphinx, which takes a path for the name of a document.
WARNING = re.compile(
    r"/source/(?P<page>p\d+)\.md(?:\.rst)?:(?P<told>.*(?:WARNING|ERROR|CRITICAL): .*)"
)


def lay_out(book: Path, conf: str, pieces: Sequence[Piece]) -> dict[str, Piece]:
    """Write a book with a page for each piece; return the pieces by the names of their pages."""
    source = book / "source"
    shutil.copytree(HERE / "book" / "source" / "figures", source / "figures")
    (source / "conf.py").write_text(conf, "utf-8")
    (source / "index.md").write_text("# 书\n\n```{toctree}\n:glob:\n\np*\nch1\n```\n", "utf-8")
    (source / "ch1.md").write_text("# 一\n", "utf-8")
    for name, text in FILES.items():
        (book / name).parent.mkdir(parents=True, exist_ok=True)
        (book / name).write_text(text, "utf-8")
    pages = {f"p{number:03}": piece for number, piece in enumerate(pieces)}
    for page, piece in pages.items():
        (source / f"{page}.md").write_text(piece.page().replace(HERE_MARK, ""), "utf-8")
    return pages


def said_by_sphinx(book: Path) -> dict[str, list[str]]:
    """Return what Sphinx says of each page."""
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-b", "html", "source", "html"]
    done = subprocess.run(command, cwd=book, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    found = defaultdict(list)
    for match in WARNING.finditer(re.sub(r"\x1b\[[0-9;]*m", "", done.stderr)):
        found[match["page"]].append(match["told"])
    return found


def said_by_the_gate(book: Path) -> dict[str, list[str]]:
    """Return the gate's findings on each page, as ``rule:line``."""
    found = defaultdict(list)
    for one in check_book(book, read_options(book, {"use_cache": False})).findings:
        if one.severity != "info":
            page = one.place.path.removeprefix("source/").removesuffix(".md")
            found[page].append(f"{one.rule}:{one.place.line}")
    return found


@pytest.mark.parametrize("conf", [STOCK, PRESS], ids=["stock Sphinx", "our press"])
def test_each_fault_is_told_by_both(tmp_path: Path, conf: str) -> None:
    """Sphinx warns of every page; the gate has one finding on each, at its line."""
    rows = [(rule, one) for rule, pieces in BAD.items() for one in pieces if not one.alone]
    pages = lay_out(tmp_path, conf, [piece for _, piece in rows])
    sphinx, gate = said_by_sphinx(tmp_path), said_by_the_gate(tmp_path)
    assert {piece.name for page, piece in pages.items() if not sphinx[page]} == set()
    wanted = {}
    for page, (rule, piece) in zip(pages, rows, strict=True):
        line = piece.page().partition(HERE_MARK)[0].count("\n") + 1
        wanted[page] = [f"{rule}:{line}"]
    assert {page: told for page, told in gate.items() if told} == wanted


@pytest.mark.parametrize("conf", [STOCK, PRESS], ids=["stock Sphinx", "our press"])
def test_no_sound_page_is_told_by_either(tmp_path: Path, conf: str) -> None:
    """Neither Sphinx nor the gate says anything."""
    pages = lay_out(tmp_path, conf, GOOD)
    sphinx, gate = said_by_sphinx(tmp_path), said_by_the_gate(tmp_path)
    assert {pages[page].name: told for page, told in sphinx.items() if told} == {}
    assert {pages[page].name: told for page, told in gate.items() if told} == {}


def test_there_are_as_many_sound_pages_as_faults() -> None:
    """A rule that cries for nothing is as bad as one that sleeps."""
    faults = sum(map(len, BAD.values()))
    assert faults >= 150
    assert len(GOOD) >= faults
