"""How long builds take, beside plain Sphinx on the same files in the same run.

``make bench`` prints one line a task: our median, the other's median, the ratio of the medians,
and in brackets the lowest and the highest ratio of the pairs. Both run in turn (A B A B ...), so
a machine that slows down slows both. All work happens in a copy of the project.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("source", "locale", "bookpress", "requirements", "conf.py", "refs.bib", "Makefile",
          "pyproject.toml", "README.md", "LICENSE")  # fmt: skip
LANGUAGES = {"zh": "zh_CN", "en": "en"}


@dataclass(frozen=True)
class Task:
    """Two ways to the same end, each with what must be done before it is timed."""

    name: str
    ours: Callable[[Path], None]
    other: Callable[[Path], None]
    before_ours: Callable[[Path], None]
    before_other: Callable[[Path], None]
    runs: int


def run(folder: Path, *command: str | Path) -> None:
    """Run a command in ``folder``; stop everything when it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def plain(folder: Path, builder: str, language: str) -> None:
    """Build one edition by ``sphinx-build`` alone, with doctrees of its own."""
    work = folder / "plain" / f"{builder}-{language}"
    options = ["-q", "-c", ".", "-b", builder, "-D", f"language={LANGUAGES[language]}"]
    run(folder, sys.executable, "-m", "sphinx", *options, "-d", work / "doctrees", "source",
        work / "out")  # fmt: skip
    if builder == "latex":
        (tex,) = (work / "out").glob("*-??.tex")
        run(work / "out", "latexmk", "-xelatex", "-interaction=nonstopmode", "-silent", tex.name)


def six_plain(folder: Path) -> None:
    """Build the six editions one after the other."""
    for builder in ("html", "epub", "latex"):
        for language in LANGUAGES:
            plain(folder, builder, language)


def two_plain_sites(folder: Path) -> None:
    """Build the two sites one after the other."""
    for language in LANGUAGES:
        plain(folder, "html", language)


def make(*targets: str) -> Callable[[Path], None]:
    """Return a call of ``make``."""
    return lambda folder: run(folder, "make", "-s", *targets)


def forget(name: str) -> Callable[[Path], None]:
    """Return what removes a folder, for a cold build."""
    return lambda folder: shutil.rmtree(folder / name, ignore_errors=True)


def edit(folder: Path) -> None:
    """Add a sentence to a paragraph of chapter 1."""
    chapter = folder / "source" / "ch1" / "index.md"
    text = chapter.read_text("utf-8")
    mark = f"这一句写于第 {time.monotonic_ns()} 刻。\n"
    head, tail = text.split("\n\n", 2)[:2], text.split("\n\n", 2)[2]
    chapter.write_text("\n\n".join([*head, mark, tail]), "utf-8")


def nothing(folder: Path) -> None:
    """Leave everything as it is."""
    del folder


def import_sphinx(folder: Path) -> None:
    """Start Python and import Sphinx, and do nothing."""
    run(folder, sys.executable, "-c", "import sphinx.application")


def tasks(cold_runs: int) -> list[Task]:
    """Return what is measured, in an order in which each finds what it needs."""
    return [
        Task("six editions, cold / six plain builds", make("book"), six_plain,
             forget("build"), forget("plain"), cold_runs),
        Task("nothing to do / import sphinx.application", make("book"), import_sphinx,
             nothing, nothing, 11),
        Task("one paragraph, both sites / two plain", make("html"), two_plain_sites,
             edit, nothing, 5),
    ]  # fmt: skip


def timed(action: Callable[[Path], None], folder: Path) -> float:
    """Return how many seconds ``action`` takes."""
    start = time.perf_counter()
    action(folder)
    return time.perf_counter() - start


def measure(task: Task, folder: Path) -> str:
    """Run a task's two ways in turn; return its line."""
    pairs = []
    for _ in range(task.runs):
        task.before_ours(folder)
        ours = timed(task.ours, folder)
        task.before_other(folder)
        pairs.append((ours, timed(task.other, folder)))
    ours, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratios = [a / b for a, b in pairs]
    return (
        f"{task.name:<42} {ours:8.2f} s {other:8.2f} s   {ours / other:5.2f}"
        f"  [{min(ratios):.2f}, {max(ratios):.2f}]  {task.runs} pairs"
    )


def main() -> None:
    """Copy the project, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="pairs of cold builds")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "book")
        folder.mkdir()
        for name in COPIED:
            path = ROOT / name
            copy = shutil.copytree if path.is_dir() else shutil.copy2
            copy(path, folder / name)
        (folder / ".venv").symlink_to(ROOT / ".venv")
        for task in tasks(options.runs):
            print(measure(task, folder), flush=True)  # noqa: T201 - its purpose


if __name__ == "__main__":
    main()
