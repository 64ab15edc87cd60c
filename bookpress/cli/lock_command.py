"""``bookpress lock``: learns what registries know of the works; the gate compares without them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bookpress.cli.gate_commands import run
from bookpress.cli.output import print_out
from bookpress.cli.progress import Progress
from bookpress.files.errors import CannotLook
from bookpress.files.sandbox import is_folder

if TYPE_CHECKING:
    import argparse

    from bookpress.lock.lock_book import Locked


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    text = "ask Crossref, DataCite and arXiv about the works, and keep what they know"
    more = (
        "0: all is known; 1: something could not be learned; 2: it could not try. "
        "What is known is kept in refs.lock.json beside conf.py, and bookpress check compares."
    )
    lock = commands.add_parser("lock", help=text, description=text, epilog=more)
    lock.set_defaults(run=run, start=_lock)
    lock.add_argument(
        "folder", nargs="?", type=Path, default=Path(), help="the folder of the book (here)"
    )
    lock.add_argument("--refresh", action="store_true", help="ask again what is known")
    text = "the work with this key alone; may be given several times"
    lock.add_argument("--only", action="append", default=[], metavar="KEY", help=text)
    text = "an address at which the registries can reach you; they answer sooner with one"
    lock.add_argument("--mail", default="", metavar="ADDRESS", help=text)
    text = "the Python that has the book’s extensions"
    lock.add_argument("--python", type=Path, metavar="PATH", help=text)
    text = "read conf.py as text, and run nothing of the book"
    lock.add_argument("--no-conf", action="store_true", help=text)


def _lock(arguments: argparse.Namespace) -> int:
    """Ask; return 0 if all is known, otherwise 1.

    Raises:
        CannotLook: it could not be tried; the text is one line.
    """
    from bookpress.gate.options import read_options  # noqa: PLC0415 - each command loads its own
    from bookpress.lock.lock_book import Wish, lock_book  # noqa: PLC0415

    root = Path(os.path.realpath(arguments.folder))
    if not is_folder(root):
        raise CannotLook(f"{arguments.folder} is no folder; name the folder of a book")
    given = {"python": arguments.python, "no_conf": arguments.no_conf or None}
    options = read_options(root, given)
    wish = Wish(arguments.mail, arguments.refresh, tuple(arguments.only))
    with Progress(sys.stderr) as progress:
        locked = lock_book(root, options, wish, progress.show)
    print_out(_shown(locked))
    return 1 if locked.failures else 0


def _shown(locked: Locked) -> str:
    """Return a line for each failure, and one for the rest."""
    from bookpress.report.result import counted, visible  # noqa: PLC0415

    lines = [f"{place}: {text}" for place, text in locked.failures]
    if not locked.identifiers:
        said = "no work has a DOI or an arXiv id; nothing was asked"
    elif not locked.asked:
        said = f"{locked.path}: all that was asked for is known; --refresh asks again"
    else:
        said = f"{locked.path}: {locked.asked} asked, {locked.new} new, {locked.changed} changed"
    if locked.removed:
        said += f"; {counted(locked.removed, 'record')} of works that are gone removed"
    return "".join(f"{visible(line)}\n" for line in (*lines, f"bookpress: {said}"))
