"""The press's commands: ``book``, ``live``, ``catalogs``, ``tidy``, ``prepare``, ``doctor``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bookpress.press.book import Book, BookError, open_book
from bookpress.press.packages import require_press

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bookpress.languages import Language
    from bookpress.press.editions import Care


def _book(book: Book, options: argparse.Namespace) -> int:
    from bookpress.press.editions import choose_editions  # noqa: PLC0415
    from bookpress.press.make_book import make_book  # noqa: PLC0415

    editions = choose_editions(book, options.format, options.language)
    return make_book(book, editions, _care(options))


def _language(book: Book, options: argparse.Namespace) -> int:
    from bookpress.press.console import count_from  # noqa: PLC0415
    from bookpress.press.editions import choose_editions  # noqa: PLC0415
    from bookpress.press.ending import end_with_parent  # noqa: PLC0415
    from bookpress.press.language_run import make_editions  # noqa: PLC0415

    if options.since:  # given by `book` alone
        count_from(options.since)
        end_with_parent()
    editions = choose_editions(book, options.format, options.language)
    return 0 if make_editions(book, editions, _care(options)) else 1


def _care(options: argparse.Namespace) -> Care:
    from bookpress.press.editions import Care  # noqa: PLC0415

    if options.draft:
        return Care.DRAFT
    return Care.BUILT if options.no_check else Care.CHECKED


def _live(book: Book, options: argparse.Namespace) -> int:
    from bookpress.press.live import show_live  # noqa: PLC0415

    language = (options.language or [book.languages[0].short])[0]
    return show_live(book, language, opens=options.open)


def _catalogs(book: Book, options: argparse.Namespace) -> int:
    del options
    from bookpress.press.lock import hold  # noqa: PLC0415
    from bookpress.press.update_catalogs import refresh_catalogs  # noqa: PLC0415

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


def _doctor(options: argparse.Namespace) -> int:
    """Look at the machine for the languages of the book, and before there is one, too."""
    from bookpress.cli.output import print_out  # noqa: PLC0415
    from bookpress.press.doctor import as_json, as_text, examine  # noqa: PLC0415

    found = examine(options.format or (), _languages_to_print(options))
    print_out(as_json(found) if options.json else as_text(found))
    return 0 if found.is_well else 1


def _languages_to_print(options: argparse.Namespace) -> Sequence[Language]:
    from bookpress.languages import UnknownLanguageError, language_of  # noqa: PLC0415

    try:
        if options.language:
            return [language_of(name) for name in options.language]
        return open_book(options.book.resolve()).languages
    except UnknownLanguageError as error:
        raise BookError(f"--language: {error}") from None
    except BookError:  # there is none, or not yet one that Sphinx can use
        return ()


COMMANDS = {
    "book": (_book, "make the editions that are not up to date"),
    "language": (_language, "make the editions of one language (what `book` starts)"),
    "live": (_live, "show one language in the browser, made anew at every save"),
    "catalogs": (_catalogs, "extract the messages and update the translators' catalogs"),
    "tidy": (_tidy, "bring the .bib files into one form: sorted, aligned, in braces"),
}
OTHERS = {
    "prepare": "install what the press needs and this machine lacks",
    "doctor": "say which editions this machine can make, and what it lacks",
}


def _list(text: str) -> list[str]:
    return [part for part in text.split(",") if part]


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the press's commands to the command line."""
    texts = {name: text for name, (_function, text) in COMMANDS.items()}
    for name, text in (texts | OTHERS).items():
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        command.add_argument("--book", type=Path, default=Path(), help="the book's folder")
        command.add_argument("--format", type=_list, help="html, epub, pdf (all by default)")
        command.add_argument("--language", type=_list, help="zh, en, … (all by default)")
        command.add_argument("--since", type=float, help=argparse.SUPPRESS)
        command.add_argument("--conf", type=Path, help=argparse.SUPPRESS)
        if name == "live":
            command.add_argument(
                "--open",
                action=argparse.BooleanOptionalAction,
                help="open the page in a browser (where the output goes to a terminal)",
            )
        if name == "doctor":
            command.add_argument("--json", action="store_true", help="for programs")
        if name in {"book", "language"}:
            care = command.add_mutually_exclusive_group()
            care.add_argument("--no-check", action="store_true", help="build without looking first")
            care.add_argument(
                "--draft", action="store_true", help="make what can be made of a book with faults"
            )


def run(options: argparse.Namespace) -> int:
    """Run one of the press's commands; return the exit status.

    Raises:
        BookError, WriteError: it could not be tried; the text is one line.
    """
    if options.command == "prepare":
        return _prepare(options)
    if options.command == "doctor":
        return _doctor(options)
    require_press()
    book = open_book(options.book.resolve(), options.conf)
    return COMMANDS[options.command][0](book, options)
