"""``make live``: one language in the browser, made anew whenever a file is saved.

sphinx-autobuild starts Python and Sphinx for each save. Here a copy of this process makes the pages
(live_build.py): a fork has all that a build needs, and leaves nothing behind for the next one.
"""

from __future__ import annotations

import os
import socket
import sys
import webbrowser
from threading import Thread
from typing import TYPE_CHECKING

from bookpress.press.console import say
from bookpress.press.editions import choose_editions
from bookpress.press.live_build import Desk, warm_up
from bookpress.press.lock import hold

if TYPE_CHECKING:
    from bookpress.press.book import Book

HOST = "127.0.0.1"  # nobody else's machine may look
PATIENCE = 3  # seconds in which an open page may end its connection


def show_live(book: Book, name: str, *, opens: bool | None = None, port: int = 0) -> int:
    """Serve one language on this machine alone until the reader stops it.

    Args:
        book: the book.
        name: the language, ``zh`` or ``en``.
        opens: whether a browser opens the page; None: where somebody sits at a screen.
        port: where to listen; 0 takes any free port.

    Returns:
        The exit status 0.

    Raises:
        BookError: the book has no such language.
    """
    import uvicorn  # noqa: PLC0415 - other commands need none

    from bookpress.press.live_server import application  # noqa: PLC0415

    (edition,) = choose_editions(book, ["html"], [name])
    language = edition.language
    desk = Desk(book.root, language.short, book.work / "live" / language.short)
    os.chdir(book.root)
    with hold(desk.work, f"make live in {language.name}"), socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        where = f"{HOST}:{listening.getsockname()[1]}"
        warm_up()

        def show() -> None:
            say(f"Look at http://{where}/ (Ctrl-C ends it).")
            if _somebody_looks() if opens is None else opens:
                # The server must not wait for a browser that waits for the server.
                Thread(target=webbrowser.open, args=(f"http://{where}/",), daemon=True).start()

        config = uvicorn.Config(
            application(book, desk, where, when_made=show),
            log_level="error",
            timeout_graceful_shutdown=PATIENCE,
        )
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            say("")
    return 0


def _somebody_looks() -> bool:
    """Tell whether the output goes to a terminal on a machine with a screen."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    has_screen = sys.platform != "linux" or any(os.environ.get(name) for name in names)
    return sys.stderr.isatty() and has_screen
