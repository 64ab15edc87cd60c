"""A press that is warm: it builds one book, then forks for each of the next ones.

Sphinx keeps a language's words for the whole process, so there is a worker for each language. It
reads a line of JSON, ``[folder of the book, format, ...]``, and answers with one:
``[whether all was made, what was said]``.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import traceback
from pathlib import Path

from bookpress.press.book import open_book
from bookpress.press.editions import Edition
from bookpress.press.language_run import make_editions


def make(folder: Path, language: str, formats: list[str]) -> bool:
    """Make editions of the book in ``folder``, from nothing."""
    book = open_book(folder)
    (spoken,) = [known for known in book.languages if known.short == language]
    shutil.rmtree(book.build, ignore_errors=True)
    return make_editions(book, [Edition(name, spoken) for name in formats])


def make_aside(folder: Path, language: str, formats: list[str], said: Path) -> bool:
    """Do the same in a process of its own that writes what it says to ``said``."""
    child = os.fork()
    if child == 0:
        done = False
        with said.open("w", encoding="utf-8") as out, contextlib.redirect_stderr(out):
            try:
                done = make(folder, language, formats)
            except BaseException:  # noqa: BLE001 - whatever it is, the parent is to hear of it
                traceback.print_exc()
        os._exit(0 if done else 1)
    _, status = os.waitpid(child, 0)
    return status == 0


def main(language: str, warm: Path, said: Path) -> None:
    """Answer until there are no more lines."""
    with contextlib.redirect_stderr(said.open("w", encoding="utf-8")):
        make(warm, language, ["html", "epub"])
    for line in sys.stdin:
        folder, *formats = json.loads(line)
        made = make_aside(Path(folder), language, formats, said)
        print(json.dumps([made, said.read_text("utf-8")]), flush=True)  # noqa: T201 - its answer


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
