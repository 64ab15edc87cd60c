"""Standard output, which may be closed, full, or read by somebody who has seen enough."""

from __future__ import annotations

import io
import os
import sys

from bookpress.files.errors import CannotLook


def close_output() -> None:
    """Let what is still waiting for standard output go nowhere when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_out(text: str, *, encoding: str | None = None) -> None:
    """Write to standard output, in its own encoding unless the form of the text has one."""
    if not sys.stdout:
        raise CannotLook("standard output is closed; open it, or name a file with --output")
    if encoding and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding)
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        close_output()
        message = f"standard output can’t be written ({error.strerror}); name a file with --output"
        raise CannotLook(message) from None
