"""``make book``: every edition that is not up to date, the languages side by side."""

from __future__ import annotations

import subprocess
import sys
from threading import Thread
from typing import TYPE_CHECKING

from bookpress.press.book import BookError, keep_answer
from bookpress.press.console import START, say
from bookpress.press.editions import PRESS, Edition, record_path
from bookpress.press.stamp import inputs_of, inputs_of_edition, read_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bookpress.languages import Language
    from bookpress.press.book import Book


def make_book(book: Book, editions: list[Edition], *, check: bool = True) -> int:
    """Make what is out of date, then print the summary.

    Args:
        book: the book.
        editions: those that are asked for.
        check: let the gate look first, and make nothing of a book with faults.

    Returns:
        The exit status: 0, or 1 when the book has faults (they have been printed).

    Raises:
        BookError: a program or a font is missing.
    """
    todo = _out_of_date(book, editions)
    if not todo:
        say("Every edition is up to date.")
        _finish(book)
        return 0
    from bookpress.press.needs import require  # noqa: PLC0415 - nothing to do needs nothing

    require({"site", *(edition.format for edition in todo)})
    if check and not _is_sound(book, todo):
        return 1
    failed = _run_side_by_side(book, todo)
    if failed:
        names = ", ".join(language.name for language in failed)
        say(f"The book has faults ({names}); editions made before stand as they were.")
        return 1
    _finish(book)
    return 0


def _out_of_date(book: Book, editions: list[Edition]) -> list[Edition]:
    languages = {edition.language.short: edition.language for edition in editions}
    inputs = {short: inputs_of(book, lang, PRESS) for short, lang in languages.items()}
    records = {
        short: read_record(record_path(book, lang)).get("editions", {})
        for short, lang in languages.items()
    }
    return [
        edition
        for edition in editions
        if not edition.exists(book)
        or records[edition.language.short].get(edition.format, {}).get("inputs")
        != inputs_of_edition(book, edition, editions, inputs[edition.language.short])
    ]


def _is_sound(book: Book, editions: list[Edition]) -> bool:
    """Let the gate look first: it is quicker than any build, and names places more exactly."""
    from bookpress.check import check_book  # noqa: PLC0415 - nothing to do needs no gate
    from bookpress.errors import CannotLook  # noqa: PLC0415
    from bookpress.options import read_options  # noqa: PLC0415
    from bookpress.report import exit_status  # noqa: PLC0415
    from bookpress.report.result import visible  # noqa: PLC0415
    from bookpress.report.text import line_of  # noqa: PLC0415

    codes = sorted({edition.language.code for edition in editions})
    try:
        options = read_options(book.root, {"languages": tuple(codes)})
        result = check_book(book.root, options, conf=book.conf)
    except CannotLook as error:
        raise BookError(visible(str(error))) from None
    status = exit_status(result, options)
    if status:
        for finding in result.findings:
            if finding.severity != "info":
                say(line_of(finding))
        say("The book has faults (bookpress check); editions made before stand as they were.")
    return status == 0


def _run_side_by_side(book: Book, editions: list[Edition]) -> list[Language]:
    """Start one process for each language; return the languages that have faults."""
    languages = {edition.language.short: edition.language for edition in editions}
    answer = str(keep_answer(book))
    running = {}
    said: set[str] = set()
    for short in languages:
        formats = ",".join(e.format for e in editions if e.language.short == short)
        command = [
            *(sys.executable, "-m", "bookpress", "language"),
            *("--book", str(book.root), "--language", short, "--format", formats),
            *("--since", str(START), "--conf", answer),
        ]
        running[short] = subprocess.Popen(  # noqa: S603 - our own command line
            command, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
    try:
        relays = [Thread(target=_relay, args=(p.stderr, said)) for p in running.values()]
        for relay in relays:
            relay.start()
        results = {short: process.wait() for short, process in running.items()}
        for relay in relays:
            relay.join()
    except BaseException:
        for process in running.values():
            process.terminate()
        raise
    return [languages[short] for short, status in results.items() if status != 0]


def _relay(lines: Iterable[str], said: set[str]) -> None:
    """Pass on what a process says; a fault that both languages find is said once."""
    for line in lines:
        if line not in said:
            said.add(line)
            say(line.rstrip("\n"))


def _finish(book: Book) -> None:
    from bookpress.press.landing import write_landing_page  # noqa: PLC0415
    from bookpress.press.summary import print_summary  # noqa: PLC0415

    write_landing_page(book)
    print_summary(book)
