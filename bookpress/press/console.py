"""What the press says while it works: one short line for each step, on standard error."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from functools import cache
from pathlib import Path

START = time.time()
_start = START


# Not the end of a path, and only what may follow: "bookpress: 2 errors" is no command.
_COMMAND = re.compile(
    r"(?<![\w/.-])bookpress (?P<name>book|catalogs|check|doctor|explain|live|rules|tidy)\b(?! --)"
    r"|(?<![\w/.-])bookpress(?= (?:book|catalogs|check|explain) --)"
)


def as_typed(text: str) -> str:
    """Return a message with its commands as they must be typed here.

    Whoever works with make reads ``make check``; where ``bookpress`` is not on the PATH its place
    is named, as in ``.venv/bin/bookpress check``.
    """
    return _COMMAND.sub(_typed, text) if "bookpress " in text else text


def _typed(found: re.Match[str]) -> str:
    name = found["name"]
    if name and name in _targets():
        return f"make {name}"
    return f"{_program()} {name}" if name else _program()


@cache
def _targets() -> frozenset[str]:
    """Return what make can be asked for, where it has started the press."""
    try:
        text = Path("Makefile").read_text("utf-8") if "MAKELEVEL" in os.environ else ""
    except (OSError, ValueError):
        return frozenset()
    return frozenset(re.findall(r"^([a-z]+)[a-z ]*:(?!=)", text, re.MULTILINE))


@cache
def _program() -> str:
    """Return how this press is called from the folder that one is in."""
    program = Path(sys.executable).with_name("bookpress")
    on_path = shutil.which("bookpress")
    if on_path and os.path.realpath(on_path) == os.path.realpath(program):
        return "bookpress"
    here = os.path.relpath(program if program.is_file() else sys.executable)
    place = str(program if program.is_file() else sys.executable) if here.startswith("..") else here
    return place if program.is_file() else f"{place} -m bookpress"


def say(text: str) -> None:
    """Print one line at once, with commands as the person must type them."""
    print(as_typed(text), file=sys.stderr, flush=True)  # noqa: T201 - the one place that talks


def count_from(start: float) -> None:
    """Let ``progress`` count the seconds since ``start`` (as ``time.time`` gives them)."""
    global _start  # noqa: PLW0603 - a process has one clock
    _start = start


def progress(who: str, what: str) -> None:
    """Print a step of a long task with the seconds since the start."""
    say(f"[{time.time() - _start:6.1f} s] {who:<8} {what}")
