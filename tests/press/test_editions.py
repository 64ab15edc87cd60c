"""A book is made whole, made again only where it changed, and never left half-made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import press

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
EDITIONS = [
    "html/zh/index.html",
    "html/en/index.html",
    "epub/small-zh.epub",
    "epub/small-en.epub",
    "pdf/small-zh.pdf",
    "pdf/small-en.pdf",
]


def test_all_six_are_made_and_linked_from_one_page(small_build: Path) -> None:
    page = (small_build / "index.html").read_text("utf-8")
    for edition in EDITIONS:
        assert (small_build / edition).is_file()
        assert f'href="{edition}"' in page


def test_the_summary_names_size_pages_time_and_path(small_build: Path) -> None:
    said = press(small_build.parent, "book").stderr
    assert "Every edition is up to date." in said
    for edition in EDITIONS:
        (line,) = [line for line in said.splitlines() if line.endswith(edition)]
        assert "KiB" in line
        assert " s " in line


def test_a_second_run_makes_nothing(small_build: Path) -> None:
    before = {edition: (small_build / edition).stat().st_mtime_ns for edition in EDITIONS}
    (small_build.parent / "refs.bib").touch()
    assert press(small_build.parent, "book").returncode == 0
    assert before == {edition: (small_build / edition).stat().st_mtime_ns for edition in EDITIONS}


def test_two_builds_are_the_same_bytes(small_build: Path, small_book: Path) -> None:
    assert press(small_book, "book", TZ="Asia/Shanghai", PYTHONHASHSEED="7").returncode == 0
    for edition in EDITIONS:
        again = small_book / "build" / edition
        assert again.read_bytes() == (small_build / edition).read_bytes(), edition


def test_a_catalog_concerns_its_own_language_only(small_book: Path) -> None:
    assert press(small_book, "book", "--format", "html").returncode == 0
    catalog = small_book / "locale/en/LC_MESSAGES/preface.po"
    text = catalog.read_text("utf-8")
    catalog.write_text(text.replace("This is the preface.", "Before all."), "utf-8")
    said = press(small_book, "book", "--format", "html").stderr
    assert "html-en" in said
    assert "html-zh  …" not in said
    page = (small_book / "build/html/en/preface.html").read_text("utf-8")
    assert "Before all." in page


@pytest.mark.parametrize(
    ("option", "message"),
    [((), "citations.unknown-key"), (("--no-check",), 'could not find bibtex key "zhang2021"')],
    ids=["gate", "no-check"],
)
def test_a_fault_is_named_twice_running_and_the_good_edition_stays(
    small_book: Path, option: tuple[str, ...], message: str
) -> None:
    assert press(small_book, "book", "--format", "html").returncode == 0
    page = small_book / "build/html/zh/two/index.html"
    good = page.read_bytes()
    chapter = small_book / "source/two/index.md"
    chapter.write_text(chapter.read_text("utf-8").replace("`zhang2020`", "`zhang2021`"), "utf-8")
    for _ in range(2):
        done = press(small_book, "book", "--format", "html", *option)
        assert done.returncode == 1
        assert "source/two/index.md:4:" in done.stderr
        assert message in done.stderr
        assert "Traceback" not in done.stderr
        assert page.read_bytes() == good


def test_all_faults_are_listed_in_one_run(small_book: Path) -> None:
    chapter = small_book / "source/two/index.md"
    text = chapter.read_text("utf-8")
    chapter.write_text(text + "\n见{numref}`ch-nine`和注[^lost]。\n\n{cite}`nobody`\n", "utf-8")
    done = press(small_book, "book", "--format", "html", "--language", "zh")
    assert done.returncode == 1
    for word in ("ch-nine", "lost", "nobody"):
        assert word in done.stderr


def test_a_broken_bibliography_is_one_line(small_book: Path) -> None:
    (small_book / "refs.bib").write_text("@article{a,\n  title = {No end,\n}\n", "utf-8")
    done = press(small_book, "book", "--format", "html")
    assert done.returncode == 1
    assert "refs.bib" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_the_gate_lets_pass_does_not_stop_the_press(small_book: Path) -> None:
    """A work without a year, which allowed.toml names; without the gate the press tells it."""
    works = small_book / "refs.bib"
    works.write_text(re.sub(r"\n *year *= \{2020\},", "", works.read_text("utf-8")), "utf-8")
    only = ("--format", "html", "--language", "zh")
    assert "[bibliography.missing-field]" in press(small_book, "book", *only).stderr
    with (small_book / "allowed.toml").open("a", encoding="utf-8") as allowed:
        allowed.write(
            '\n[[allow]]\nrule = "bibliography.missing-field"\npath = "refs.bib"\n'
            'key = "zhang2020"\nreason = "nobody knows the year"\n'
        )
    assert "no year or date" in press(small_book, "book", *only, "--no-check").stderr
    made = press(small_book, "book", *only)
    assert made.returncode == 0, made.stderr


def test_html_needs_no_tex_no_java_and_no_font(small_book: Path, tmp_path: Path) -> None:
    empty = tmp_path / "bin"
    empty.mkdir()
    assert press(small_book, "book", "--format", "html", PATH=str(empty)).returncode == 0


def test_what_is_missing_is_named_before_any_work(small_book: Path, tmp_path: Path) -> None:
    empty = tmp_path / "bin"
    empty.mkdir()
    done = press(small_book, "book", "--format", "pdf", PATH=str(empty))
    assert done.returncode == 2
    for word in ("xelatex", "Noto Serif CJK SC", "apt-get install", "dnf install", "brew install"):
        assert word in done.stderr
    assert not (small_book / "build").exists()


def test_the_site_links_only_what_there_is(small_book: Path) -> None:
    page = small_book / "build/html/zh/index.html"
    link = "../../epub/small-zh.epub"
    assert press(small_book, "book", "--format", "html", "--language", "zh").returncode == 0
    assert link not in page.read_text("utf-8")
    assert press(small_book, "book", "--format", "html,epub", "--language", "zh").returncode == 0
    assert link in page.read_text("utf-8")
    assert "pdf/small-zh.pdf" not in page.read_text("utf-8")
    said = press(small_book, "book", "--format", "html", "--language", "zh").stderr
    assert "up to date" in said


def test_the_gate_looks_first(small_book: Path) -> None:
    page = small_book / "source/two/index.md"
    page.write_text(page.read_text("utf-8") + "\n据{cite}`nobody1900`。\n", "utf-8")
    line = page.read_text("utf-8").count("\n")
    done = press(small_book, "book", "--format", "html", "--language", "zh")
    assert done.returncode == 1
    assert f"source/two/index.md:{line}:9: error: " in done.stderr
    assert "[citations.unknown-key]" in done.stderr
    assert not (small_book / "build/html/zh").exists()
    assert "Chinese" not in done.stderr, "Sphinx has begun"


def test_the_summary_marks_what_was_not_made_anew(small_book: Path) -> None:
    site = ("--format", "html")
    assert lines(press(small_book, "book", *site, "--language", "zh").stderr) == {"html-zh": ""}
    both = press(small_book, "book", *site).stderr
    assert lines(both) == {"html-zh": "up to date", "html-en": ""}
    again = press(small_book, "book", *site).stderr
    assert lines(again) == {"html-zh": "", "html-en": ""}  # "Every edition is up to date."
    (small_book / "refs.bib").write_text((small_book / "refs.bib").read_text("utf-8") + "\n")
    one = press(small_book, "book", *site, "--language", "en").stderr
    assert lines(one) == {"html-zh": "not made anew", "html-en": ""}


def lines(said: str) -> dict[str, str]:
    """Return what the summary remarks on each edition."""
    found = re.findall(r"^(html-\w\w) .*/index\.html(?: \((.*)\))?$", said, re.MULTILINE)
    return dict(found)
