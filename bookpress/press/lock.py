"""One press at a time: whoever works in a folder holds its lock, and says who it is.

The lock is the system's own (``flock``), so it ends with its holder, however that ends.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bookpress.press.console import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def hold(folder: Path, task: str, name: str = "lock") -> Iterator[None]:
    """Hold the lock of ``folder`` while working in it; wait for it where somebody else has it.

    Args:
        folder: what is locked.
        task: what a second press is told to wait for, such as ``make catalogs``.
        name: the name of the lock's file.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - nothing to do needs no lock

    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / name)
    holder = folder / f"{name}.holder"
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say(f"waiting for {_read(holder)} …")
        lock.acquire()
    try:
        holder.write_text(f"{task} (process {os.getpid()})", "utf-8")
        yield
    finally:
        lock.release()


def _read(holder: Path) -> str:
    try:
        return holder.read_text("utf-8") or "another press"
    except OSError:
        return "another press"
