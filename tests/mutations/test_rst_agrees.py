"""Sphinx and the gate speak of the same pages in reStructuredText, and of the same lines.

The rows are those of ``faults/rst.py``, a page for each, in one book of stock Sphinx.
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
from tests.mutations.faults.rst import BAD, FILES, GOOD, Page
from tests.mutations.mutation import HERE, HERE_MARK

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pytestmark = pytest.mark.slow
CONF = """
project = "Pages"
extensions = ["sphinxcontrib.bibtex"]
numfig = True
bibtex_bibfiles = ["refs.bib"]
"""
INDEX = "Book\n====\n\n.. toctree::\n   :glob:\n\n   p*\n   ch1\n\n.. bibliography::\n   :all:\n"
WARNING = re.compile(
    r"/source/(?P<page>p\d+)\.rst:(?P<line>\d+)?:? ?(?:WARNING|ERROR|CRITICAL|SEVERE): (?P<told>.*)"
)
# What ``-n`` says of the names of a domain, which the gate leaves alone.
OTHERS = re.compile(r".* reference target not found: ")

# What is unknown is told once in a book, so it has another name on each page.
_SAID_ONCE = ("nowhere", "nothing", "nobody1999")


def lay_out(book: Path, pages: Sequence[Page]) -> dict[str, Page]:
    """Write a book of these pages; return them by the names of their files."""
    source = book / "source"
    shutil.copytree(HERE / "book" / "source" / "figures", source / "figures")
    shutil.copy(HERE / "book" / "refs.bib", source / "refs.bib")
    (source / "conf.py").write_text(CONF, "utf-8")
    (source / "index.rst").write_text(
        "Book\n====\n\n.. toctree::\n   :glob:\n\n   p*\n   ch1\n\n.. bibliography::\n   :all:\n",
        "utf-8",
    )
    (source / "ch1.rst").write_text("One\n===\n", "utf-8")
    for name, text in FILES.items():
        (book / name).write_text(text, "utf-8")
    named = {f"p{number:03}": page for number, page in enumerate(pages)}
    for name, page in named.items():
        text = page.page(f"here-{name}").replace("`here`", f"`here-{name}`")
        text = text.replace("<here>", f"<here-{name}>").replace(HERE_MARK, "")
        for word in _SAID_ONCE:  # as wide as before, for the tables
            text = text.replace(word, f"{word[: -len(name)]}{name}")
        (source / f"{name}.rst").write_text(text, "utf-8")
    return named


def said_by_sphinx(book: Path) -> dict[str, list[tuple[int, str]]]:
    """Return what Sphinx says of each page, and in which line."""
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-b", "html", "source", "html"]
    done = subprocess.run(command, cwd=book, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    found = defaultdict(list)
    for match in WARNING.finditer(re.sub(r"\x1b\[[0-9;]*m", "", done.stderr)):
        if not OTHERS.match(match["told"]):
            found[match["page"]].append((int(match["line"] or 0), match["told"]))
    return found


def said_by_the_gate(book: Path) -> dict[str, list[tuple[int, str]]]:
    """Return the gate's findings on each page: line and rule."""
    found = defaultdict(list)
    for one in check_book(book, read_options(book, {"use_cache": False})).findings:
        if one.severity != "info":
            page = one.place.path.removeprefix("source/").removesuffix(".rst")
            found[page].append((one.place.line, one.rule))
    return found


def test_each_fault_is_told_by_both_in_its_line(tmp_path: Path) -> None:
    """Sphinx warns of every page; the gate has one finding on each, at its line."""
    pages = [page for rows in BAD.values() for page in rows]
    named = lay_out(tmp_path, pages)
    sphinx, gate = said_by_sphinx(tmp_path), said_by_the_gate(tmp_path)
    assert {page.name for name, page in named.items() if not sphinx[name]} == set()
    wanted = {
        name: page.page().partition(HERE_MARK)[0].count("\n") + 1 for name, page in named.items()
    }
    ours = {name: [line for line, _ in gate[name]] for name in named}
    assert {named[n].name: (ours[n], wanted[n]) for n in named if ours[n] != [wanted[n]]} == {}
    lines = {name: {line for line, _ in sphinx[name] if line} for name in named}
    assert {
        page.name: (sorted(lines[name]), wanted[name] - page.below)
        for name, page in named.items()
        if lines[name] and wanted[name] - page.below not in lines[name]
    } == {}


def test_no_sound_page_is_told_by_either(tmp_path: Path) -> None:
    """Neither Sphinx nor the gate says anything."""
    named = lay_out(tmp_path, GOOD)
    sphinx, gate = said_by_sphinx(tmp_path), said_by_the_gate(tmp_path)
    assert {named[name].name: told for name, told in sphinx.items() if told} == {}
    assert {named.get(name, name): told for name, told in gate.items() if told} == {}
