"""The programs that the book prints run, and give what it prints, in both languages."""

from __future__ import annotations

import runpy
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import polib
import pytest

from tests.conftest import ROOT

from .editions import LANGUAGES, paper, plain

if TYPE_CHECKING:
    from pathlib import Path

SCRIPTS = sorted((ROOT / "source").glob("ch*/examples/*.py"))
WIDEST = 88  # columns; a line of the page holds about a hundred


def name(path: Path) -> str:
    return path.stem


def printed(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-"], input=program, capture_output=True, text=True, check=True
    )
    return done.stdout


def translated(script: Path, text: str) -> str:
    catalog = polib.pofile(str(ROOT / f"locale/en/LC_MESSAGES/{script.parts[-3]}.po"))
    (entry,) = [entry for entry in catalog if entry.msgid.strip() == text.strip()]
    return str(entry.msgstr)


def test_there_is_a_program_for_each_chapter_but_the_first() -> None:
    assert [path.parts[-3] for path in SCRIPTS] == [f"ch{number}" for number in range(2, 9)]


@pytest.mark.parametrize("script", SCRIPTS, ids=name)
def test_a_program_gives_the_output_that_the_book_prints(script: Path) -> None:
    assert printed(script.read_text("utf-8")) == script.with_suffix(".out").read_text("utf-8")


@pytest.mark.parametrize("script", SCRIPTS, ids=name)
def test_so_does_its_english_version(script: Path) -> None:
    program = translated(script, script.read_text("utf-8"))
    output = translated(script, script.with_suffix(".out").read_text("utf-8"))
    assert printed(program).strip() == output.strip()


@pytest.mark.parametrize("script", SCRIPTS, ids=name)
def test_no_line_of_a_program_is_wider_than_the_page(script: Path) -> None:
    text = script.read_text("utf-8")
    for line in [*text.splitlines(), *translated(script, text).splitlines()]:
        assert sum(1 + (char > "\u2e7f") for char in line) <= WIDEST, line


@pytest.mark.book
@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("script", SCRIPTS, ids=name)
def test_a_program_can_be_copied_from_the_pdf(build: Path, script: Path, language: str) -> None:
    text = script.read_text("utf-8")
    program = text if language == "zh" else translated(script, text)
    pdf = paper(build, language, int(script.parts[-3][2:])).pdf
    shown = plain(pdf.text())  # pieces of a line stand side by side
    assert [line for line in program.splitlines() if plain(line) not in shown] == []


def run(script: str) -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "source" / script))


def figure(chapter: int) -> dict[str, Any]:
    return runpy.run_module(f"source.figures.ch{chapter}")


@pytest.fixture(autouse=True)
def from_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT)


def test_the_figure_of_merges_shows_what_the_program_counts() -> None:
    bpe = run("ch2/examples/bpe.py")
    lengths = [
        sum(
            count * len(bpe["encode"](word, bpe["train"](bpe["CORPUS"], merges)))
            for word, count in bpe["CORPUS"].items()
        )
        for merges in range(11)
    ]
    assert figure(2)["LENGTHS"] == lengths
    assert figure(2)["CHARACTERS"] == len({*"".join(bpe["CORPUS"]), bpe["END"]})


def test_the_figure_of_vectors_shows_what_the_program_computes() -> None:
    found = run("ch3/examples/ppmi.py")
    drawn = {word: (x, y) for x, y, words, _ in figure(3)["WORDS"] for word in words.split(", ")}
    assert set(drawn) == set(found["words"])
    for word, place in drawn.items():
        computed = abs(found["vectors"][found["row"][word], :2])
        assert tuple(computed) == pytest.approx(place, abs=0.006), word


def test_the_other_figures_share_their_data_with_the_programs() -> None:
    assert figure(6)["BINS"] == run("ch6/examples/trust.py")["BINS"]
    rows = run("ch5/examples/vote.py")
    assert figure(5)["majority"](0.6, 41) == pytest.approx(rows["majority"](0.6, 41))
    assert run("ch4/examples/lora.py")["trained"](32, 4096, 2, 8) == figure(4)["METHODS"][-1][1]
