"""A draft is made of a book with faults, says so, and is no edition to a run that asks for more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.book.pdf_reader import Pdf
from tests.conftest import press

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
SITE = ("--format", "html", "--language", "zh")
FAULT = "\n见{cite}`nobody2020`。\n"


def page(book: Path) -> str:
    return (book / "build/html/zh/preface.html").read_text("utf-8")


def test_a_draft_is_made_of_what_is_refused_otherwise(small_book: Path) -> None:
    preface = small_book / "source/preface.md"
    sound = preface.read_text("utf-8")
    preface.write_text(sound + FAULT, "utf-8")
    for care in ((), ("--no-check",)):
        assert press(small_book, "book", *SITE, *care).returncode == 1
        assert not (small_book / "build/html").exists()
    for _ in range(2):  # what is wrong is said each time
        made = press(small_book, "book", *SITE, "--draft")
        assert made.returncode == 0, made.stderr
        assert [line for line in made.stderr.splitlines() if line.startswith("source/preface.md:")]
        assert "zh: a draft: the book has faults" in made.stderr
        (line,) = [line for line in made.stderr.splitlines() if line.startswith("html-zh")]
        assert line.endswith(" (draft)")
        (small_book / "source/one/index.md").touch()
        preface.write_text(preface.read_text("utf-8") + "\n又一段。\n", "utf-8")
    refused = press(small_book, "book", *SITE, "--no-check")
    assert refused.returncode == 1
    assert "nobody2020" in refused.stderr
    assert "这是前言" in page(small_book)  # the draft stands
    preface.write_text(sound, "utf-8")
    whole = press(small_book, "book", *SITE)
    assert whole.returncode == 0, whole.stderr
    assert "(draft)" not in whole.stderr
    assert "nobody2020" not in page(small_book)


def test_a_sound_draft_is_made_again_by_a_plain_run(small_book: Path) -> None:
    made = press(small_book, "book", *SITE, "--draft")
    assert made.returncode == 0, made.stderr
    assert "has faults" not in made.stderr
    assert "up to date" in press(small_book, "book", *SITE, "--draft").stderr
    assert "up to date" not in press(small_book, "book", *SITE, "--no-check").stderr
    assert "up to date" in press(small_book, "book", *SITE, "--draft").stderr


def test_a_draft_on_paper_may_have_faults_of_layout(small_book: Path) -> None:
    with (small_book / "source/preface.md").open("a", encoding="utf-8") as preface:
        preface.write(f"\n{'长' * 3}`{'A' * 120}`。\n")
    only = ("--format", "pdf", "--language", "zh")
    assert press(small_book, "book", *only, "--no-check").returncode == 1
    made = press(small_book, "book", *only, "--draft")
    assert made.returncode == 0, made.stderr
    assert "too wide for the page" in made.stderr
    assert "AAAA" in Pdf(small_book / "build/pdf/small-zh.pdf").text()


def test_a_draft_needs_what_can_be_set(small_book: Path) -> None:
    with (small_book / "source/preface.md").open("a", encoding="utf-8") as preface:
        preface.write("\n再写$\\nosuch$。\n")
    only = ("--format", "pdf", "--language", "zh")
    refused = press(small_book, "book", *only, "--draft")
    assert refused.returncode == 1
    assert "there is no command \\nosuch" in refused.stderr
    assert not (small_book / "build/pdf").exists()


def test_two_cares_at_once_are_refused(small_book: Path) -> None:
    done = press(small_book, "book", "--draft", "--no-check")
    assert done.returncode == 2
    assert "not allowed with" in done.stderr
