"""What several test folders share: the book itself, and its finished editions."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def build() -> Path:
    """Make the six editions of the book where they are out of date; return their folder."""
    done = subprocess.run(
        [sys.executable, "-m", "bookpress", "book"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return ROOT / "build"
