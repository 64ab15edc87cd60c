"""Work on many files at once: in a few processes that are copies of this one."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_WORTH = 4  # items for each process: fewer are done sooner than one begins


def as_they_come(
    work: Callable[[_Item], _Result], items: Sequence[_Item]
) -> Iterator[tuple[int, _Result]]:
    """Yield the index of each item and what ``work`` makes of it, in whatever order they are done.

    A process is a copy of this one (fork), so that nothing is loaded or sent to it; only results
    are sent, by pickle. Where few items wait, on one core, beside threads, and on systems that
    can't copy a process safely, all is done here. What a process left undone is done here too: an
    error is raised where somebody sees it.
    """
    count = min(_cores(), len(items) // _WORTH)
    left = dict(enumerate(items))
    for index, result in _from_processes(work, items, count) if count > 1 else ():
        del left[index]
        yield index, result
    for index, item in left.items():
        yield index, work(item)


def _cores() -> int:
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def _from_processes(
    work: Callable[[_Item], _Result], items: Sequence[_Item], count: int
) -> Iterator[tuple[int, _Result]]:
    # Most checks read few files anew, and this is slow to load.
    from multiprocessing import Pipe  # noqa: PLC0415
    from multiprocessing.connection import wait  # noqa: PLC0415

    running: dict[Any, int] = {}  # by the pipe that its results come through
    try:
        for number in range(count):
            receiving, sending = Pipe(duplex=False)
            child = os.fork()
            if child == 0:
                _serve(work, list(enumerate(items))[number::count], sending)
            sending.close()
            running[receiving] = child
        while running:
            ready: list[Any] = wait(list(running))
            for pipe in ready:
                try:
                    yield pipe.recv()
                except EOFError:
                    pipe.close()
                    os.waitpid(running.pop(pipe), 0)
    finally:
        for pipe, child in running.items():
            pipe.close()
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _serve(
    work: Callable[[_Item], _Result], items: Sequence[tuple[int, _Item]], sending: Connection
) -> NoReturn:
    """Do the work in a copied process; it ends without what the first one does at its end."""
    try:
        for index, item in items:
            sending.send((index, work(item)))
        sending.close()
    finally:
        os._exit(0)
