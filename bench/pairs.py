"""Two ways to the same end, timed in turn, and what they say of each other.

Both run in turn (A B A B ...), so a machine that slows down slows both.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Modules are compiled once, as Python does it unless it is told otherwise.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
LANGUAGES = {"zh": "zh_CN", "en": "en"}


def nothing() -> None:
    """Leave everything as it is."""


@dataclass(frozen=True)
class Task:
    """Two ways to the same end, each with what must be done before it is timed."""

    name: str
    ours: Callable[[], None]
    other: Callable[[], None]
    before_ours: Callable[[], None] = nothing
    before_other: Callable[[], None] = nothing
    runs: int = 5


def run(folder: Path, *command: str | Path) -> None:
    """Run a command in ``folder``; stop everything when it fails."""
    done = subprocess.run(  # noqa: S603
        command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def sphinx(folder: Path, builder: str, language: str) -> Path:
    """Build by ``sphinx-build`` alone, with doctrees of its own; return where to."""
    work = folder / "plain" / f"{builder}-{language}"
    options = ["-q", "-c", ".", "-b", builder, "-D", f"language={LANGUAGES[language]}"]
    run(folder, sys.executable, "-m", "sphinx", *options, "-d", work / "doctrees", "source",
        work / "out")  # fmt: skip
    return work / "out"


def import_sphinx() -> None:
    """Start Python and import Sphinx, and do nothing."""
    subprocess.run([sys.executable, "-c", "import sphinx.application"], check=True)


def timed(action: Callable[[], None]) -> float:
    """Return how many seconds ``action`` takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def measure(task: Task) -> tuple[float, str]:
    """Run a task's two ways in turn.

    Returns:
        the ratio of the medians, and a line: our median, the other's, their ratio, and in brackets
        the lowest and the highest ratio of the pairs.
    """
    pairs = []
    for _ in range(task.runs):
        task.before_ours()
        ours = timed(task.ours)
        task.before_other()
        pairs.append((ours, timed(task.other)))
    ours, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratios = [a / b for a, b in pairs]
    return ours / other, (
        f"{task.name:<52} {ours:8.2f} s {other:8.2f} s  {ours / other:6.3f}"
        f"  [{min(ratios):.3f}, {max(ratios):.3f}]  {task.runs} pairs"
    )
