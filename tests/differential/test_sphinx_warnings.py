"""What ``sphinx-build -n`` warns of is a finding of the gate; what it builds silently is no error.

Each book of ``books/`` is files behind ``=== path``. Its pages hold what people use and what they
mistype. Stock Sphinx, without our press, is asked in each language; the gate is asked first, since
Sphinx writes beside the catalogs.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from bookpress.gate.check import check_book
from bookpress.gate.options import read_options
from tests.rules.pages import HEADER

if TYPE_CHECKING:
    from bookpress.facts import Finding

pytestmark = pytest.mark.slow

BOOKS = sorted(Path(__file__).with_name("books").glob("*.txt"))
_FILE = re.compile(r"^=== (\S+)\n", re.MULTILINE)
# "a.md.rst" is a slip of Sphinx, which takes a path for the name of a document.
_WARNING = re.compile(
    r"(?:(?P<path>/[^\n:]+?\.(?:md|rst|txt|po))(?:\.rst)?:)?(?:(?P<line>\d+):)?[^\n]*?"
    r"(?P<told>(?:WARNING|ERROR|CRITICAL): .*)"
)


class Warned(NamedTuple):
    """A warning of Sphinx; ``line`` is 0 where it names none."""

    path: str
    line: int
    told: str


def lay_out(case: Path, book: Path) -> list[str]:
    """Write the files of a book; return the languages of its catalogs."""
    _, *parts = _FILE.split(case.read_text("utf-8"))
    for path, text in zip(parts[::2], parts[1::2], strict=True):
        target = book / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(HEADER * path.endswith(".po") + text, "utf-8")
    return [folder.name for folder in book.glob("locale/*")]


def said_by_sphinx(book: Path, language: str) -> list[Warned]:
    """Return what Sphinx says of a book in a language; an empty one is that of conf.py."""
    source = next(book.glob("*/conf.py")).parent
    options = ["-D", f"language={language}"] if language else []
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-E", "-b", "html", *options]
    done = subprocess.run(
        [*command, source, book / "html"],
        cwd=book,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8"},
    )
    assert "Traceback" not in done.stderr, done.stderr
    text = re.sub(r"\x1b\[[0-9;]*m", "", done.stderr)
    return [
        Warned(
            Path(found["path"]).relative_to(book).as_posix() if found["path"] else "",
            int(found["line"] or 0),
            found["told"],
        )
        for found in _WARNING.finditer(text)
    ]


# What the gate does not claim to see, and why: by the kind that Sphinx gives, or its words.
UNCLAIMED = {
    "Too many autonumbered footnote references": "docutils' second word for a lost footnote",
    "line number spec is out of range": "Sphinx's first word for lines that are not there",
}
# Rules that see what Sphinx prints without a word.
BEYOND = frozenset(("chinese", "translations", "markup.mistyped-entry"))
NEAR = (
    8  # lines: Sphinx names the beginning of a directive or a paragraph, the gate the place in it
)
_QUOTED = re.compile(
    r"""['"“`]([^'"”`]+)['"”`]"""
    r"|(?:found|label|description of|in toctree|document|not readable)[:]? (\S+)"
)


def words_of(warned: Warned) -> set[str]:
    """Return what a warning names: a target, a file, a key."""
    found = (one or other for one, other in _QUOTED.findall(warned.told))
    return {bare for word in found if len(bare := word.strip("'\"“”`,")) > 1}


def is_told(warned: Warned, findings: list[Finding]) -> bool:
    """Tell whether one of the findings is what Sphinx warned of."""
    stem = Path(warned.path).stem
    for finding in findings:
        place = finding.place
        translated = place.path.endswith(".po") and Path(place.path).stem == stem
        if place.path != warned.path and not translated:
            continue
        named = any(word.lower() in finding.message.lower() for word in words_of(warned))
        near = not translated and 0 <= place.line - warned.line <= NEAR
        if named or near or not warned.line:
            return True
    return False


def _asked(case: Path, folder: Path) -> tuple[list[Warned], list[Finding]]:
    languages = lay_out(case, folder)
    findings = list(check_book(folder, read_options(folder, {"use_cache": False})).findings)
    return [one for name in ["", *languages] for one in said_by_sphinx(folder, name)], findings


@pytest.mark.parametrize("case", BOOKS, ids=lambda case: case.stem)
def test_sphinx_and_the_gate_agree(case: Path, tmp_path: Path) -> None:
    """Each warning has its finding, and no page that is built silently has an error."""
    warnings, findings = _asked(case, tmp_path)
    claimed = [one for one in warnings if not any(words in one.told for words in UNCLAIMED)]
    assert [one for one in claimed if not is_told(one, findings)] == []
    faulty = {one.path for one in warnings}
    errors = [one for one in findings if one.severity == "error"]
    silent = [one for one in errors if one.place.path not in faulty]
    family = [one.rule.partition(".")[0] for one in silent]
    assert [
        one
        for one, name in zip(silent, family, strict=True)
        if not BEYOND.intersection((name, one.rule)) or "sound" in one.place.path
    ] == []


def test_the_books_are_many_and_hold_both() -> None:
    """A dozen books, each with pages that are sound and pages that are not."""
    assert len(BOOKS) >= 12
    for case in BOOKS:
        paths = _FILE.findall(case.read_text("utf-8"))
        assert any("faulty" in path or "two" in path for path in paths), case
        assert len(paths) > len([path for path in paths if "faulty" in path]) + 1, case
