"""``bookpress new DIR``: asks what the book must know of itself, and writes it."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bookpress.press.book import BookError

if TYPE_CHECKING:
    import argparse

    from bookpress.new.answers import Given


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    text = "write a small book to begin with"
    new = commands.add_parser("new", help=text, description=text)
    new.set_defaults(run=run)
    new.add_argument("folder", type=Path, metavar="DIR", help="a new folder for it")
    new.add_argument(
        "--language", type=_names, default=(), help="zh,en: the manuscript’s first (en)"
    )
    text = "given once for each language, in their order"
    new.add_argument("--title", action="append", default=[], help=text)
    new.add_argument("--author", action="append", default=[], help=f"{text}, or once for all")
    new.add_argument("--licence", default="", help="CC BY 4.0, or any other words")
    text = "make it of this folder of Markdown for pandoc or Quarto"
    new.add_argument("--from", type=Path, dest="source", metavar="FOLDER", help=text)
    new.add_argument("--defaults", action="store_true", help="ask nothing")


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def run(options: argparse.Namespace) -> int:
    """Write the book; return 0.

    Raises:
        BookError: it cannot be written, or nobody can be asked; the text is one line.
    """
    from datetime import date  # noqa: PLC0415 - each command loads its own

    from bookpress.cli.output import print_out  # noqa: PLC0415
    from bookpress.new.answers import Given, settle  # noqa: PLC0415
    from bookpress.new.pandoc.manuscript import read_manuscript  # noqa: PLC0415
    from bookpress.new.write import refuse_occupied, write_book  # noqa: PLC0415

    refuse_occupied(options.folder)
    given = Given(options.language, tuple(options.title), tuple(options.author), options.licence)
    manuscript = None
    if options.source:
        manuscript = read_manuscript(options.source)
        given = given.completed(manuscript.titles, manuscript.authors)
    answers = settle(given, None if options.defaults or _is_complete(given) else _ask)
    if manuscript and answers.languages[1:]:
        raise BookError("--from converts a manuscript; name its language alone with --language")
    write_book(options.folder, answers, date.today(), manuscript)  # noqa: DTZ011 - who writes
    for notice in manuscript.notices if manuscript else ():
        print(notice, file=sys.stderr)  # noqa: T201 - a command line
    there = options.folder != Path()
    enter = f"  cd {shlex.quote(str(options.folder))}\n" if there else ""
    print_out(f"The book is written. Next:\n{enter}  make book\n")
    return 0


def _is_complete(given: Given) -> bool:
    """Tell whether nobody need be asked.

    Raises:
        BookError: somebody must be, and there is no terminal.
    """
    from bookpress.new.answers import unanswered  # noqa: PLC0415

    if sys.stdin and sys.stdin.isatty():
        return all((given.languages, given.titles, given.authors, given.licence))
    if missing := unanswered(given):
        options = " and ".join(missing)
        raise BookError(f"there is no terminal to ask on; give {options}, or --defaults")
    return True


def _ask(question: str, usual: str) -> str:
    """Ask a person; what stands in brackets is taken if nothing is typed."""
    try:
        return input(f"{question} [{usual}]: ").strip() or usual
    except EOFError:
        raise BookError("nothing was answered, and nothing is written") from None
