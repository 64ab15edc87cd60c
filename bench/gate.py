"""How long the gate looks: our book, and generated books of 64 and 256 chapters.

Plain Sphinx reads a book in both languages, one after the other, by its builder ``dummy``, which
writes nothing; ``--chapters`` says for which generated book (its English reading takes minutes
from 64 chapters on, because each message is parsed as a document: see ARCHITECTURE.md).
"""

from __future__ import annotations

import itertools
import math
import re
import shutil
import sys
from functools import partial
from typing import TYPE_CHECKING

from big_book import write_book
from pairs import LANGUAGES, Task, import_sphinx, measure, run, sphinx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SMALL, BIG = 64, 256
_edits = itertools.count()


def lines(folder: Path, book: Path, chapters: int, runs: int) -> Iterator[str]:
    """Measure, and yield a line a task.

    Args:
        folder: where the generated books are written.
        book: our own book.
        chapters: the generated book that plain Sphinx reads, too.
        runs: how often what is cold is done.
    """
    books = {number: folder / f"book-{number}" for number in (SMALL, BIG, chapters)}
    for number, path in books.items():
        write_book(path, number)
    check, cold = partial(_check, book, book), partial(_forget, book)
    yield measure(Task("our book, cold / two plain readings", check, partial(_plain, book), cold,
                       partial(_forget_plain, book), runs))[1]  # fmt: skip
    yield measure(Task("our book, warm / import sphinx.application", check, import_sphinx))[1]
    for number, path in sorted(books.items()):
        check, cold = partial(_check, book, path), partial(_forget, path)
        if number == chapters:
            name = f"{number} chapters, cold / two plain readings"
            forget = partial(_forget_plain, path)
            yield measure(Task(name, check, partial(_plain, path), cold, forget, 1))[1]
        check()
        yield measure(Task(f"{number} chapters, warm / cold", check, check, runs=runs,
                           before_other=cold))[1]  # fmt: skip
        yield measure(Task(f"{number} chapters, one edited / cold", check, check,
                           partial(_edit, path), cold, runs))[1]  # fmt: skip
    ratio, line = measure(
        Task(f"{BIG} chapters / {SMALL}, both cold", partial(_check, book, books[BIG]),
             partial(_check, book, books[SMALL]), partial(_forget, books[BIG]),
             partial(_forget, books[SMALL]), runs)
    )  # fmt: skip
    yield f"{line}  exponent {math.log(ratio) / math.log(BIG / SMALL):.2f}"


def _check(code: Path, book: Path) -> None:
    """Check with the gate that stands in the folder ``code``: Python looks there first."""
    run(code, sys.executable, "-m", "bookpress", "check", "--cache", book / "gate-cache", book)


def _forget(book: Path) -> None:
    shutil.rmtree(book / "gate-cache", ignore_errors=True)


def _plain(book: Path) -> None:
    for language in LANGUAGES:
        sphinx(book, "dummy", language)


def _forget_plain(book: Path) -> None:
    shutil.rmtree(book / "plain", ignore_errors=True)


def _edit(book: Path) -> None:
    """Change a formula of the third chapter, in its catalog as well."""
    number = next(_edits)
    for name in ("source/ch003.md", "locale/en/LC_MESSAGES/ch003.po"):
        text = (book / name).read_text("utf-8")
        changed, times = re.subn(r"\$x_\{30[^}]*\}", f"$x_{{30+{number}}}", text)
        if not times:
            sys.exit(f"{name} has no formula to edit")
        (book / name).write_text(changed, "utf-8")
