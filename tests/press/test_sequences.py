"""After any sequence of edits every edition is, byte for byte, that of a clean build.

``make test`` tries 200 sequences. A long run takes as many as it is told:

    BOOKPRESS_SEQUENCES=2000 pytest tests/press/test_sequences.py
"""

from __future__ import annotations

import difflib
import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bookpress.press.console import say
from bookpress.typeset.outdated import Readings
from tests.conftest import press
from tests.press import tiny_book
from tests.press.forked import files_in

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from tests.press.forked import Forge

    Step = tuple[list[tuple[str, int, int]], bool]

pytestmark = pytest.mark.slow
SEQUENCES = int(os.environ.get("BOOKPRESS_SEQUENCES", "200"))
FORMATS = ["html", "epub", "pdf"]
PDF = ("--no-check", "--language", "zh", "--format", "pdf")
NUMBER = st.integers(0, 11)
EDIT = st.tuples(st.sampled_from(sorted(tiny_book.EDITS)), NUMBER, NUMBER)
# What is done between two builds: edits, or back to where the book began.
STEP = st.tuples(st.lists(EDIT, min_size=1, max_size=3), st.booleans())


@pytest.fixture(scope="module")
def places(forge: Forge, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return folders with the first book, built once in each language."""
    folder = tmp_path_factory.mktemp("sequences")
    for language in ("zh", "en"):
        book = folder / language / "book"
        tiny_book.write(tiny_book.first_book(), book)
        status, said = forge.build(book, language, FORMATS)
        assert status == 0, said
        shutil.copytree(book, folder / language / "first")
    return {language: folder / language for language in ("zh", "en")}


def once(*edits: tuple[str, int, int], old: bool = False) -> list[Step]:
    return [(list(edits), old)]


# Faults that were there: entries of the search index lost, words of other pages left in it; a
# bibliography twice of the same time; contents, numbers and titles on pages that were not read
# again; pages and figures of chapters that are gone; names of figures by the order of reading; a
# figure in the language that came to be beside the other one.
@example(language="zh", steps=once(("add text", 1, 1), old=True))
@example(language="zh", steps=[*once(("work", 0, 9), old=True), *once(("work", 1, 9), old=True)])
@example(language="en", steps=once(("title", 0, 5), ("add section", 1, 2)))
@example(language="zh", steps=once(("remove chapter", 0, 0)))
@example(language="en", steps=once(("rename chapter", 0, 0), ("twin", 2, 1)))
@example(language="en", steps=once(("twin", 0, 8)))
@example(language="zh", steps=[*once(("remove block", 0, 2)), *once(("add figure", 0, 0))])
@given(language=st.sampled_from(("zh", "en")), steps=st.lists(STEP, min_size=1, max_size=3))
@settings(
    max_examples=SEQUENCES,
    deadline=None,
    database=None,
    derandomize="BOOKPRESS_SEQUENCES" not in os.environ,
    print_blob=True,
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_incremental_is_clean(
    forge: Forge,
    places: dict[str, Path],
    language: str,
    steps: list[Step],
) -> None:
    place = places[language]
    book = place / "book"
    shutil.rmtree(book)
    shutil.copytree(place / "first", book)
    now = tiny_book.first_book()
    for edits, old in steps:
        for kind, a, b in edits:
            now = tiny_book.EDITS[kind](now, a, b)
        tiny_book.write(now, book, old=old)
        status, said = forge.build(book, language, FORMATS)
        assert status == 0, said
    compare(forge, book, now, place / "clean", language)


def test_only_what_has_changed_is_read(
    forge: Forge, places: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or the sequences would compare one clean build with another."""
    begin = Readings.begin

    def told(self: Readings, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        say(f"reads {docnames}")
        begin(self, app, env, docnames)

    monkeypatch.setattr(Readings, "begin", told)
    for place in places.values():
        book = place / "book"
        shutil.rmtree(book)
        shutil.copytree(place / "first", book)
        tiny_book.write(tiny_book.EDITS["add text"](tiny_book.first_book(), 1, 1), book, old=True)
        said = forge.build(book, place.name, FORMATS)[1]
        assert re.findall(r"reads (.*)", said) == ["['bb/index']", "[]", "[]"]


def test_a_pdf_made_again_is_clean(tmp_path: Path) -> None:
    """XeLaTeX begins with what its last run has left, and ends with the same bytes."""
    now = tiny_book.first_book()
    made = {}
    for folder in (tmp_path / "again", tmp_path / "clean"):
        if folder.name == "again":
            tiny_book.write(now, folder)
            assert press(folder, "book", *PDF).returncode == 0
            for kind, a, b in (("title", 0, 5), ("add section", 1, 2), ("add note", 2, 1)):
                now = tiny_book.EDITS[kind](now, a, b)
        tiny_book.write(now, folder)
        done = press(folder, "book", *PDF)
        assert done.returncode == 0, done.stderr
        made[folder.name] = (folder / "build/pdf/tiny-zh.pdf").read_bytes()
    assert made["again"] == made["clean"]


def compare(forge: Forge, book: Path, value: tiny_book.Book, clean: Path, language: str) -> None:
    """Build ``value`` in an empty folder; every file of the editions must be the same."""
    shutil.rmtree(clean, ignore_errors=True)
    tiny_book.write(value, clean)
    status, said = forge.build(clean, language, FORMATS)
    assert status == 0, said
    got, expected = files_in(book / "build"), files_in(clean / "build")
    assert sorted(got) == sorted(expected)
    for name, content in expected.items():
        assert got[name] == content, difference(name, got[name], content)


def difference(name: str, got: bytes, expected: bytes) -> str:
    """Return what of a file differs, as a person reads it."""
    clean, ours = (
        content.decode("utf-8", "replace").replace(",", ",\n").splitlines()
        for content in (expected, got)
    )
    lines = difflib.unified_diff(clean, ours, "clean", "incremental", lineterm="", n=1)
    return "\n".join([name, *lines][:40])
