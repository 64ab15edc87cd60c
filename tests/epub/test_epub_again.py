"""The same book gives the same bytes, whoever builds it, where, when and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import BOOK, PLAIN, build_book, run_sphinx

if TYPE_CHECKING:
    from pathlib import Path

    from .publication import Publication

pytestmark = pytest.mark.slow


def test_two_builds_are_byte_identical(zh: Publication, tmp_path: Path) -> None:
    """Another folder, another time zone, another hash seed, another day, two processes."""
    elsewhere = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "77", "SOURCE_DATE_EPOCH": "86400"}
    again = build_book(tmp_path / "other", "zh_CN", "-j2", **elsewhere)
    assert again.read_bytes() == zh.path.read_bytes()


def test_building_again_in_the_same_folder(zh: Publication, tmp_path: Path) -> None:
    """What lies about in the folder does not get into the book."""
    output = tmp_path / "zh"
    first = build_book(output, "zh_CN").read_bytes()
    (output / "left-over.xhtml").write_text("<p>old</p>")
    (output / "left-over.js").write_text("old()")
    (output / "preface.xhtml").unlink()
    assert build_book(output, "zh_CN").read_bytes() == first == zh.path.read_bytes()


def test_doctrees_of_the_html_edition_are_used_as_they_are(tmp_path: Path) -> None:
    """The manuscript is read once for all editions."""
    doctrees = ["-d", str(tmp_path / "doctrees")]
    source = BOOK / "source"
    html = run_sphinx(BOOK, tmp_path / "html", "-b", "html", *doctrees, source=source)
    assert "6 added" in html.stdout, html.stderr
    epub = run_sphinx(BOOK, tmp_path / "epub", "-b", "epub", *doctrees, source=source)
    assert "0 added, 0 changed, 0 removed" in epub.stdout
    assert epub.returncode == 0, epub.stderr
    html = run_sphinx(BOOK, tmp_path / "html", "-b", "html", *doctrees, source=source)
    assert "0 added, 0 changed, 0 removed" in html.stdout


def test_without_the_drawing_program_it_says_what_to_install(tmp_path: Path) -> None:
    done = run_sphinx(PLAIN, tmp_path / "out", "-q", "-b", "epub", PATH=str(tmp_path))
    assert done.returncode != 0
    (line,) = [line for line in done.stderr.splitlines() if "librsvg2-bin" in line]
    assert line.endswith("the cover needs rsvg-convert: install the package librsvg2-bin")
