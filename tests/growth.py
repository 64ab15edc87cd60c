"""How work grows with what it is done to: its CPU time for four times as much, as a ratio.

No clock sets a deadline, and a busy machine changes nothing: only this thread's own time counts,
and only beside itself. Work in step with the text gives four, work with its square sixteen.
"""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 8.0
_LEAST = 0.03  # seconds; below, the clock's own grain is measured
_TRIES = 8  # what else a machine does can only add


def seconds_of(work: Callable[[], object]) -> float:
    """Return how much time of this thread some work takes.

    Garbage is not collected meanwhile: that takes as long as the tests have left objects.
    """
    gc.collect()
    gc.disable()
    try:
        before = time.thread_time()
        work()
        return time.thread_time() - before
    finally:
        gc.enable()


def growth(work: Callable[[int], float], size: int, largest: int) -> float:
    """Return how many times the work four times the size makes.

    Args:
        work: does it for a size and returns its seconds.
        size: where to begin; it is doubled until the work can be measured.
        largest: no larger size is tried; if four times ``size`` would be, the answer is 0, because
            even the largest takes hardly any time.
    """
    work(size)  # what is done once, loading and filling caches, is no part of a size
    while (small := work(size)) < _LEAST:
        size *= 2
        if 4 * size > largest:
            return 0
    found = []
    for _ in range(_TRIES):
        found.append(work(4 * size) / small)
        if found[-1] < MOST:
            break
        small = max(small, work(size))
    return min(found)
