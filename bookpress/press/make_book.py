"""``make book``: every edition that is not up to date, the languages side by side."""

from __future__ import annotations

import subprocess
import sys
from textwrap import shorten
from threading import Thread
from typing import TYPE_CHECKING

from bookpress.press.book import keep_answer
from bookpress.press.console import START, say
from bookpress.press.editions import PRESS, Care, Edition, record_path
from bookpress.press.ending import end_group
from bookpress.press.publish import restore
from bookpress.press.up_to_date import Stamps, inputs_of_edition, read_record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bookpress.press.book import Book


def make_book(book: Book, editions: list[Edition], care: Care) -> int:
    """Make what is out of date, then print the summary.

    Args:
        book: the book.
        editions: those that are asked for.
        care: how much is asked of the book; of one with faults nothing is made but a draft.

    Returns:
        The exit status: 0, or 1 when the book has faults (they have been printed).

    Raises:
        BookError: a program or a font is missing.
    """
    if not out_of_date(book, editions, care):
        return _say_up_to_date(book, editions)
    from bookpress.press.lock import hold  # noqa: PLC0415 - nothing to do needs none of these
    from bookpress.press.system_requirements import require  # noqa: PLC0415

    # A font that one PDF needs keeps nobody from the others.
    on_paper = {one.language.code: one.language for one in editions if one.format == "pdf"}
    require({edition.format for edition in editions}, on_paper.values())
    with hold(book.work, "make book"):
        todo = out_of_date(book, editions, care)  # somebody else may have made it meanwhile
        if not todo:
            return _say_up_to_date(book, editions)
        if care is Care.CHECKED and not _is_sound(book, todo):
            return 1
        _name_foreign_words(todo)
        status = _run_side_by_side(book, todo, care)
        if status == 0:
            _finish(book, editions, todo)
        return status


def _say_up_to_date(book: Book, editions: list[Edition]) -> int:
    say("Every edition is up to date.")
    _finish(book, editions, [])
    return 0


def out_of_date(book: Book, editions: list[Edition], care: Care) -> list[Edition]:
    """Return the editions that are not what would be made now.

    Args:
        book: the book.
        editions: those that are asked for.
        care: one that was made with less is none.
    """
    stamps = Stamps(book, PRESS)
    found = []
    for language in {edition.language.code: edition.language for edition in editions}.values():
        record = read_record(record_path(book, language))
        inputs = stamps.inputs(language, record.get("read", ()))
        is_current = record.get("code") == stamps.code(record.get("foundations", ()))
        made = record.get("editions", {}) if is_current else {}
        for edition in editions:
            if edition.language == language:
                restore(edition.path(book))
                entry = made.get(edition.format, {})
                current = entry.get("inputs") == inputs_of_edition(book, edition, editions, inputs)
                careful = entry.get("care", Care.DRAFT) >= care
                if not (edition.exists(book) and current and careful):
                    found.append(edition)
    return found


def _is_sound(book: Book, editions: list[Edition]) -> bool:
    """Let the gate look first; say what it found."""
    from bookpress.press.look import look_at  # noqa: PLC0415 - nothing to do needs no gate

    look = look_at(book, [edition.language for edition in editions])
    if not look.is_sound:
        for line in look.lines:
            say(line)
        say("The book has faults (bookpress check); editions made before stand as they were.")
    return look.is_sound


def _name_foreign_words(editions: list[Edition]) -> None:
    """Say once for each language which of the press's words will be English in it."""
    for language in {one.language.code: one.language for one in editions}.values():
        if language.foreign:
            words = ", ".join(shorten(word, 40, placeholder="…") for word in language.foreign)
            say(
                f"{language.short}: warning: bookpress has no file of words for {language.name}, "
                f"so these are printed in English: {words}"
            )


def _run_side_by_side(book: Book, editions: list[Edition], care: Care) -> int:
    """Start one process for each language, and tell which could not make their editions.

    Returns:
        The exit status: 0, 1 where the book has faults, 2 where a process could not work.
    """
    languages = {edition.language.short: edition.language for edition in editions}
    answer = keep_answer(book)
    running: dict[str, subprocess.Popen[str]] = {}
    said: set[str] = set()
    try:
        for short in languages:
            formats = ",".join(e.format for e in editions if e.language.short == short)
            running[short] = _start(book, short, formats, answer, care)
        relays = [Thread(target=_relay, args=(p.stderr, said)) for p in running.values()]
        for relay in relays:
            relay.start()
        results = {languages[short].name: process.wait() for short, process in running.items()}
        for relay in relays:
            relay.join()
    except BaseException:
        for process in running.values():
            end_group(process)
        raise
    return _tell(results)


_OPTIONS = {Care.DRAFT: ("--draft",), Care.BUILT: ("--no-check",), Care.CHECKED: ()}


def _start(
    book: Book, language: str, formats: str, answer: Path, care: Care
) -> subprocess.Popen[str]:
    """Start a process that ends with this one (see ``ending``), in a group of its own."""
    command = [
        *(sys.executable, "-m", "bookpress", "language"),
        *("--book", str(book.root), "--language", language, "--format", formats),
        *("--since", str(START), "--conf", str(answer)),
        *_OPTIONS[care],
    ]
    return subprocess.Popen(  # noqa: S603 - our own command line
        command,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        process_group=0,
    )


def _tell(results: dict[str, int]) -> int:
    """Say what was not made, and that nothing was lost by it; return the exit status."""
    failed = {language: status for language, status in results.items() if status}
    stopped = [f"{name}: {_ending(status)}" for name, status in failed.items() if status != 1]
    if failed:
        what = "The press was stopped" if stopped else "The book has faults"
        which = ", ".join(stopped or failed)
        say(f"{what} ({which}); editions made before stand as they were.")
    return 2 if stopped else int(bool(failed))


def _ending(status: int) -> str:
    return f"signal {-status}" if status < 0 else f"exit status {status}"


def _relay(lines: Iterable[str], said: set[str]) -> None:
    """Pass on what a process says; a fault that both languages find is said once."""
    for line in lines:
        if line not in said:
            said.add(line)
            say(line.rstrip("\n"))


def _finish(book: Book, asked: list[Edition], made: list[Edition]) -> None:
    from bookpress.press.landing import write_landing_page  # noqa: PLC0415
    from bookpress.press.summary import print_summary  # noqa: PLC0415

    write_landing_page(book)
    print_summary(book, asked, made)
