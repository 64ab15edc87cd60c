"""What a reader would stumble over: faults that the check names, editions that do not come out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BOOK = Path(__file__).parent.parent


def bookpress(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the press on this book."""
    command = [sys.executable, "-m", "bookpress", *arguments]
    return subprocess.run(command, cwd=BOOK, capture_output=True, text=True, check=False)


def test_the_check_finds_nothing() -> None:
    done = bookpress("check")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_the_site_and_the_epub_come_out() -> None:
    done = bookpress("book", "--format", "html,epub")
    assert done.returncode == 0, done.stderr
    sites = list(BOOK.glob("build/html/*/index.html"))
    assert sites
    assert len(list(BOOK.glob("build/epub/*.epub"))) == len(sites)
