"""What the press says while it works: one short line for each step, on standard error."""

from __future__ import annotations

import sys
import time

START = time.time()
_start = START


def say(text: str) -> None:
    """Print one line at once."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - the one place that talks


def count_from(start: float) -> None:
    """Let ``progress`` count the seconds since ``start`` (as ``time.time`` gives them)."""
    global _start  # noqa: PLW0603 - a process has one clock
    _start = start


def progress(who: str, what: str) -> None:
    """Print a step of a long task with the seconds since the start."""
    say(f"[{time.time() - _start:6.1f} s] {who:<8} {what}")
