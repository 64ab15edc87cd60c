"""One line on standard error that says how far a long run is, where somebody looks on."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from typing import TextIO

_PATIENCE = 0.5  # seconds before anything is shown: most checks are over by then
_PAUSE = 0.1  # seconds from one showing to the next


class Progress:
    """The line, from its first showing until the block that it is for ends."""

    def __init__(self, stream: TextIO | None) -> None:
        """Show nothing yet, and nothing at all where the stream is no terminal."""
        self._stream = stream if stream and is_terminal(stream) else None
        self._next = time.monotonic() + _PATIENCE
        self._width = 0

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def show(self, what: str, done: int, count: int) -> None:
        """Show that so many things of this kind are done."""
        now = time.monotonic()
        if self._stream is None or now < self._next:
            return
        self._next = now + _PAUSE
        text = f"{what}: {done} of {count}"
        self._stream.write(f"\r{text:<{self._width}}")
        self._stream.flush()
        self._width = len(text)

    def __exit__(self, *_: object) -> None:
        """Remove the line, however the block ended."""
        if self._stream is not None and self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether somebody looks on; a stream that is closed is None."""
    return stream is not None and stream.isatty()
