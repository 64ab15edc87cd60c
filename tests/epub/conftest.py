"""Builds the small books, each language once, as a user does: ``python -m sphinx``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .publication import Publication

ROOTS = Path(__file__).parent.parent / "roots"
BOOK, PLAIN = ROOTS / "epub-book", ROOTS / "epub-plain"


def run_sphinx(
    confdir: Path, output: Path, *options: str, source: Path | None = None, **environ: str
) -> subprocess.CompletedProcess[str]:
    """Build a book in a process of its own; options such as ``-b epub`` are Sphinx's."""
    return subprocess.run(
        [sys.executable, "-m", "sphinx", *options, "-c", confdir, source or confdir, output],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environ},
    )


def build_book(output: Path, language: str, *options: str, **environ: str) -> Path:
    """Build the small book without a warning and return the .epub."""
    switches = ["-b", "epub", "-q", "-n", "-W", "--keep-going", "-D", f"language={language}"]
    doctrees = str(output.parent / f"{output.name}-doctrees")
    switches += ["-d", doctrees, *options]
    done = run_sphinx(BOOK, output, *switches, source=BOOK / "source", **environ)
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    (epub,) = output.glob("*.epub")
    return epub


@pytest.fixture(scope="session")
def zh(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """Return the Chinese edition."""
    return Publication(build_book(tmp_path_factory.mktemp("epub") / "zh", "zh_CN"))


@pytest.fixture(scope="session")
def en(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """Return the English edition."""
    return Publication(build_book(tmp_path_factory.mktemp("epub") / "en", "en"))


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """Return the least of books."""
    output = tmp_path_factory.mktemp("epub") / "plain"
    done = run_sphinx(PLAIN, output, "-b", "epub", "-q", "-n", "-W", "--keep-going")
    assert done.returncode == 0, done.stderr
    return Publication(output / "plain-en.epub")
