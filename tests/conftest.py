"""What several test folders share: the book itself, and its finished editions."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from tests.sample import is_chosen
from tests.score import SCORE, table

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

# No test has a deadline on the clock. At the desk each run tries other examples; a public run is
# the same each time, so that a red one is red by its change.
settings.register_profile("ours", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("ours")

ROOT = Path(__file__).resolve().parent.parent
ROOTS = ROOT / "tests" / "roots"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what ``make quick`` leaves to ``make test`` this time."""
    for item in items:
        sampled = item.get_closest_marker("sampled")
        if sampled and not is_chosen(item.nodeid, sampled.args[0]):
            item.add_marker("slow")


# --- the score, summed over the processes that run the tests -----------------------------------


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand what this process has counted to the one that started it."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["score"] = [[*key, count] for key, count in SCORE.items()]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:  # noqa: ANN401 - of pytest-xdist
    """Take what a process has counted."""
    for family, name, count in getattr(node, "workeroutput", {}).get("score", ()):
        SCORE[family, name] += count


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Print the score of the gate."""
    lines = list(table())
    if lines:
        terminalreporter.section("score of the gate")
        for line in lines:
            terminalreporter.write_line(line)


# --- books -------------------------------------------------------------------------------------


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


def press(book: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run ``python -m bookpress`` on the book in ``book``, as the Makefile does."""
    return subprocess.run(
        [sys.executable, "-m", "bookpress", *arguments, "--book", str(book)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environ},
    )


@pytest.fixture
def small_book(tmp_path: Path) -> Path:
    """Return a copy of the small book that a test may break."""
    return Path(shutil.copytree(ROOTS / "press-book", tmp_path / "book"))


@pytest.fixture(scope="session")
def small_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the six editions of the small book once; return their folder, which is not to change."""
    book = shutil.copytree(ROOTS / "press-book", tmp_path_factory.mktemp("press") / "book")
    done = press(Path(book), "book")
    assert done.returncode == 0, done.stderr
    return Path(book) / "build"
