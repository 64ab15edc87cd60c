"""``make live``: one language in the browser, made anew whenever a file is saved."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from bookpress.press.editions import choose_editions
from bookpress.press.lock import hold

if TYPE_CHECKING:
    from pathlib import Path

    from bookpress.press.book import Book


def show_live(book: Book, name: str, port: int = 0) -> int:
    """Serve one language on this machine alone (127.0.0.1) until the reader stops it.

    Args:
        book: the book.
        name: the language, ``zh`` or ``en``.
        port: where to listen; 0 takes any free port.

    Returns:
        The exit status 0.

    Raises:
        BookError: the book has no such language.
    """
    from sphinx_autobuild.__main__ import main as serve  # noqa: PLC0415 - other commands need none

    (edition,) = choose_editions(book, ["html"], [name])
    language = edition.language
    work = book.work / "live" / language.short
    conf = book.configuration / "conf.py"
    folders = [folder for folder in book.locale_folders if folder.is_dir()]
    watched: list[Path] = [*folders, conf, *book.bibliographies]
    command = [
        *("--host", "127.0.0.1", "--port", str(port)),
        *(part for path in watched for part in ("--watch", str(path))),
        *("-c", str(book.configuration), "-D", f"language={language.code}", "-b", "html"),
        *("-d", str(work / "doctrees"), str(book.source), str(work / "html")),
    ]
    os.chdir(book.root)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Who sends the output to a file or a pipe wants the address while it runs.
        sys.stdout.reconfigure(line_buffering=True)
    with hold(work, f"make live in {language.name}"):
        serve(command)
    return 0
