"""The command line: ``python -m bookpress COMMAND``.

Each command imports what it needs when it runs, so that a build with nothing to do stays fast.
"""

from __future__ import annotations

import signal

if __name__ == "__main__" and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    # Until somebody listens (main), Ctrl-C ends Python without an account of where it was.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import argparse
import sys
from pathlib import Path

from bookpress import gate
from bookpress.errors import WriteError
from bookpress.press.book import Book, BookError, open_book
from bookpress.press.ending import Terminated, hear_no_more, heed_requests_to_end, words_for


def _book(book: Book, options: argparse.Namespace) -> int:
    from bookpress.press.editions import choose_editions  # noqa: PLC0415
    from bookpress.press.make_book import make_book  # noqa: PLC0415

    editions = choose_editions(book, options.format, options.language)
    return make_book(book, editions, check=not options.no_check)


def _language(book: Book, options: argparse.Namespace) -> int:
    from bookpress.press.console import count_from  # noqa: PLC0415
    from bookpress.press.editions import choose_editions  # noqa: PLC0415
    from bookpress.press.ending import end_with_parent  # noqa: PLC0415
    from bookpress.press.language_run import make_editions  # noqa: PLC0415

    if options.since:  # given by `book` alone
        count_from(options.since)
        end_with_parent()
    editions = choose_editions(book, options.format, options.language)
    return 0 if make_editions(book, editions, checked=not options.no_check) else 1


def _live(book: Book, options: argparse.Namespace) -> int:
    from bookpress.press.live import show_live  # noqa: PLC0415

    return show_live(book, (options.language or [book.languages[0].short])[0])


def _catalogs(book: Book, options: argparse.Namespace) -> int:
    del options
    from bookpress.press.extract import refresh_catalogs  # noqa: PLC0415
    from bookpress.press.lock import hold  # noqa: PLC0415

    with hold(book.work, "make catalogs"):
        return refresh_catalogs(book)


def _tidy(book: Book, options: argparse.Namespace) -> int:
    del options
    from bookpress.press.tidy import tidy_bibliographies  # noqa: PLC0415

    return tidy_bibliographies(book)


def _prepare(options: argparse.Namespace) -> int:
    """Run before anything is installed that conf.py may need, so nobody opens the book."""
    from bookpress.press.prepare import prepare  # noqa: PLC0415

    return prepare(options.book.resolve(), options.format or ["html", "epub", "pdf"])


COMMANDS = {
    "book": (_book, "make the editions that are not up to date"),
    "language": (_language, "make the editions of one language (what `book` starts)"),
    "live": (_live, "show one language in the browser, made anew at every save"),
    "catalogs": (_catalogs, "extract the messages and update the translators' catalogs"),
    "tidy": (_tidy, "bring the .bib files into one form: sorted, aligned, in braces"),
}
OTHERS = {"prepare": "install what the press needs and this machine lacks"}


def _list(text: str) -> list[str]:
    return [part for part in text.split(",") if part]


def _failed(root: Path, why: str) -> int:
    """Say why a command could not do its work; return the exit status."""
    print(f"bookpress: {why.replace(f'{root}/', '')}", file=sys.stderr)  # noqa: T201 - this is a command line
    return 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status (0 done, 1 the book is broken, 2 could not try)."""
    root = Path()
    try:
        heed_requests_to_end()
        options = _options(arguments)
        root = getattr(options, "book", root).resolve()  # the gate's commands have another name
        return _run(options)
    except (BookError, WriteError) as error:
        return _failed(root, str(error))
    except OSError as error:
        return _failed(root, words_for(error))
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except Terminated:
        return 128 + signal.SIGTERM


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bookpress", description="Check a book, and make its editions."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    texts = {name: text for name, (_function, text) in COMMANDS.items()}
    for name, text in (texts | OTHERS).items():
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("--book", type=Path, default=Path(), help="the book's folder")
        command.add_argument("--format", type=_list, help="html, epub, pdf (all by default)")
        command.add_argument("--language", type=_list, help="zh, en (all by default)")
        command.add_argument("--since", type=float, help=argparse.SUPPRESS)
        command.add_argument("--conf", type=Path, help=argparse.SUPPRESS)
        if name in {"book", "language"}:
            command.add_argument(
                "--no-check", action="store_true", help="build without looking first"
            )
    gate.add_commands(commands)
    return parser.parse_args(arguments)


def _run(options: argparse.Namespace) -> int:
    if options.command == "prepare":
        return _prepare(options)
    if options.command not in COMMANDS:
        return gate.run(options)
    book = open_book(options.book.resolve(), options.conf)
    return COMMANDS[options.command][0](book, options)


if __name__ == "__main__":
    status = main()
    hear_no_more()
    sys.exit(status)
