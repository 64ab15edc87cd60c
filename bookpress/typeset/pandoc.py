"""pandoc, as it comes with the ``pypandoc-binary`` package: it sets formulas and references.

It runs in its sandbox: of all files it reads those that are named on its command line alone.
"""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path


class PandocError(Exception):
    """There is no pandoc, or it fails as a whole; the text says which."""


def run(options: list[str], text: str, work: str) -> str:
    """Return what pandoc makes of ``text``; ``work`` says in an error what it was to do.

    Raises:
        PandocError: there is no pandoc, or it fails.

    """
    done = subprocess.run(  # noqa: S603 - our own program, no shell
        [_program(), "--sandbox", *options],
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise PandocError(f"pandoc cannot {work}: {done.stderr.strip()}")
    return done.stdout


def name() -> str:
    """Return what it is, and in which version."""
    return f"pandoc of pypandoc-binary {version('pypandoc-binary')}"


@cache
def _program() -> str:
    """Return the path of the pandoc in the pypandoc package, which need not be imported for it."""
    package = find_spec("pypandoc")
    folder = Path(package.origin).parent / "files" if package and package.origin else Path()
    found = shutil.which("pandoc", path=str(folder))
    if found is None:
        needed = "formulas and references need the Python package pypandoc-binary"
        raise PandocError(f"{needed}; it holds no pandoc here")
    return found
