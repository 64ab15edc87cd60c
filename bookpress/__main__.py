"""The command line: ``python -m bookpress COMMAND``.

Each command imports what it needs when it runs, so that a build with nothing to do stays fast.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bookpress.press.book import Book, BookError, open_book


def _catalogs(book: Book, options: argparse.Namespace) -> int:
    del options
    from bookpress.press.extract import refresh_catalogs  # noqa: PLC0415

    return refresh_catalogs(book)


COMMANDS = {
    "catalogs": (_catalogs, "extract the messages and update the translators' catalogs"),
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status (0 done, 1 the book is broken, 2 could not try)."""
    parser = argparse.ArgumentParser(prog="bookpress", description="Make a book's editions.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (_function, text) in COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("--book", type=Path, default=Path(), help="the book's folder")
    options = parser.parse_args(arguments)
    try:
        book = open_book(options.book.resolve())
        return COMMANDS[options.command][0](book, options)
    except BookError as error:
        print(f"bookpress: {error}", file=sys.stderr)  # noqa: T201 - this is a command line
        return 2


if __name__ == "__main__":
    sys.exit(main())
