"""How the press ends before its time: at once, with all that it has started, and quietly.

Nothing needs to be tidied up then: what was not finished counts as not begun.
"""

from __future__ import annotations

import errno
import os
import signal
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from types import FrameType


class Terminated(BaseException):
    """Somebody has asked the press to end (SIGTERM)."""


def heed_requests_to_end() -> None:
    """Let Ctrl-C and SIGTERM raise; what is ignored (in the background) stays so."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _raise)


def hear_no_more() -> None:
    """Let what still comes end Python at once, without an account of where it was."""
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)


def _raise(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise Terminated


FULL = frozenset((errno.ENOSPC, errno.EDQUOT))  # no room on the disk, or none for this user


def words_for(error: OSError) -> str:
    """Return one line for a fault of the disk: what, where, and what to do."""
    place = f" ({error.filename})" if error.filename else ""
    if error.errno in FULL:
        return f"the disk is full{place}; make room and build again"
    return f"{error.strerror or error}{place}"


def end_with_parent() -> None:
    """End this process and all that it has started when its standard input is closed.

    The press that has started it holds the other end, which closes however that press ends.
    """

    def wait_for_end() -> None:
        os.read(0, 1)  # nothing is ever sent
        os.killpg(0, signal.SIGKILL)

    Thread(target=wait_for_end, daemon=True).start()


def end_group(process: subprocess.Popen[str]) -> None:
    """End a process that leads a group of its own, and the whole group."""
    with suppress(ProcessLookupError):  # it may have ended by itself
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
