"""``make live``: one language in the browser, made anew whenever a file is saved."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NoReturn

from bookpress.languages import language_of
from bookpress.press.book import Book, BookError

if TYPE_CHECKING:
    from pathlib import Path


def show_live(book: Book, name: str, port: int = 0) -> NoReturn:
    """Serve one language on this machine alone (127.0.0.1) until the reader stops it.

    Args:
        book: the book.
        name: the language, ``zh`` or ``en``.
        port: where to listen; 0 takes any free port.

    Raises:
        BookError: the book has no such language.
    """
    try:
        language = language_of(name)
    except KeyError:
        raise BookError(f"{name}: not a language of this book") from None
    work = book.work / "live" / language.short
    watched: list[Path] = [book.locale, book.root / "conf.py", *book.root.glob("*.bib")]
    command = [
        # Unbuffered: who sends the output to a file or a pipe wants the address while it runs.
        *(sys.executable, "-u", "-m", "sphinx_autobuild"),
        *("--host", "127.0.0.1", "--port", str(port)),
        *(part for path in watched for part in ("--watch", str(path))),
        *("-c", str(book.root), "-D", f"language={language.code}", "-b", "html"),
        *("-d", str(work / "doctrees"), str(book.source), str(work / "html")),
    ]
    os.chdir(book.root)
    os.execv(sys.executable, command)  # noqa: S606 - this process becomes the server
