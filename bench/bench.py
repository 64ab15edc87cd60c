"""How long builds and checks take, beside plain Sphinx on the same files in the same run.

``make bench`` prints one line a task: our median, the other's median, the ratio of the medians,
and in brackets the lowest and the highest ratio of the pairs. All work happens in copies.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from itertools import chain
from pathlib import Path

import gate
import press
from pairs import measure

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("source", "locale", "bookpress", "requirements", "conf.py", "refs.bib", "allowed.toml",
          "Makefile", "pyproject.toml", "README.md", "LICENSE")  # fmt: skip


def copy_of_the_project(folder: Path) -> Path:
    """Copy what a build reads into ``folder``; return it."""
    folder.mkdir()
    for path in (ROOT / name for name in COPIED):
        if path.exists():
            copy = shutil.copytree if path.is_dir() else shutil.copy2
            copy(path, folder / path.name)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return folder


def main() -> None:
    """Copy the project, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("of", nargs="*", default=["gate", "press"], help="gate, press, or both")
    parser.add_argument("--runs", type=int, default=3, help="pairs of what is cold")
    parser.add_argument("--chapters", type=int, default=gate.SMALL,
                        help="the generated book that plain Sphinx reads as well")  # fmt: skip
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        book = copy_of_the_project(Path(scratch, "book"))
        lines = {
            "gate": gate.lines(Path(scratch), book, options.chapters, options.runs),
            "press": (measure(task)[1] for task in press.tasks(book, options.runs)),
        }
        for line in chain.from_iterable(lines[name] for name in options.of):
            print(line, flush=True)  # noqa: T201 - its purpose


if __name__ == "__main__":
    main()
