"""Which Python is asked for a book's settings: the book's own, wherever the gate is installed.

It runs the book's conf.py and its extensions, so whoever may write one of these may also choose it;
``--no-conf`` asks none that lies in the book.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bookpress.files.errors import CannotLook
from bookpress.files.sandbox import absolute

if TYPE_CHECKING:
    from collections.abc import Iterable

_PROGRAMS = ("bin/python", "Scripts/python.exe")  # in an environment
_PACKAGES = ("lib/python3*/site-packages/sphinx", "Lib/site-packages/sphinx")


def book_python(given: Path | None, folders: Iterable[Path]) -> str:
    """Return the program that is asked.

    Args:
        given: what ``--python`` names: a program, or the folder of an environment.
        folders: where the environment of the book, ``.venv``, may be.

    Returns:
        what was given; else that of the active environment (VIRTUAL_ENV), of ``.venv``, or of
        conda's active environment, if Sphinx is installed there; else the gate's own.

    Raises:
        CannotLook: there is no such program.
    """
    if given is not None:
        return _named(given)
    active = _active("VIRTUAL_ENV")
    # conda's “base” is active in every shell, whatever somebody works on.
    conda = _active("CONDA_PREFIX") if os.environ.get("CONDA_DEFAULT_ENV") != "base" else []
    for environment in (*active, *(folder / ".venv" for folder in folders), *conda):
        program = _program(environment)
        if program and not _is_own(environment) and _has_sphinx(environment):
            return program
    return sys.executable


def _active(variable: str) -> list[Path]:
    """Return the environment that a variable of the shell names, if it does."""
    name = os.environ.get(variable, "")
    return [Path(name)] if name else []


def _named(given: Path) -> str:
    program = _program(given) if given.is_dir() else str(given)
    if not os.path.lexists(program) and given.name == str(given):
        program = shutil.which(str(given)) or ""
    if not program or not os.access(program, os.X_OK):
        raise CannotLook(f"“python”: {given} is no Python that can be run; name another")
    return absolute(program)


def _is_own(environment: Path) -> bool:
    """Tell whether this is the environment of the gate, which is asked last.

    pre-commit, too, calls it the active one.
    """
    return os.path.realpath(environment) == os.path.realpath(sys.prefix)


def _program(environment: Path) -> str:
    programs = [absolute(environment / name) for name in _PROGRAMS]
    return next((program for program in programs if os.access(program, os.X_OK)), "")


def _has_sphinx(environment: Path) -> bool:
    if any(any(environment.glob(pattern)) for pattern in _PACKAGES):
        return True
    try:
        settings = (environment / "pyvenv.cfg").read_text("utf-8", "replace")
    except OSError:
        return False
    return "include-system-site-packages = true" in settings.lower()
