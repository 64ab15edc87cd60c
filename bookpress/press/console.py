"""What the press says while it works: one short line for each step, on standard error."""

from __future__ import annotations

import sys
import time

_START = time.monotonic()


def say(text: str) -> None:
    """Print one line at once."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - the one place that talks


def progress(who: str, what: str) -> None:
    """Print a step of a long task with the seconds since the start."""
    say(f"[{time.monotonic() - _START:6.1f} s] {who:<8} {what}")
