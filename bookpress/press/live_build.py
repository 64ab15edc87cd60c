"""What a save does while ``make live`` runs: the gate looks, the pages are made, and shown.

While the book has faults, the last good pages stay, with the faults on them. What a translation
lacks is none here: who translates wants to see what there is.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import multiprocessing
import os
import pkgutil
import signal
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bookpress.press.book import BookError, open_book
from bookpress.press.console import as_typed, say
from bookpress.press.editions import choose_editions
from bookpress.press.publish import publish, restore

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from bookpress.languages import Language
    from bookpress.press.book import Book

_NOTHING_YET = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Not made yet</title>
<p>The pages come as soon as the faults below are mended.</p></html>
"""


class Findings(NamedTuple):
    """What is wrong with the book: in short, and line by line."""

    summary: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Desk:
    """A language that somebody works on, and where its pages are made and shown."""

    root: Path
    language: str
    work: Path

    @property
    def shown(self) -> Path:
        """Return the folder of the last good pages."""
        return self.work / "shown"

    def read_findings(self) -> Findings:
        """Return what is wrong with the book, as it was after the last save."""
        try:
            summary, lines = json.loads((self.work / "findings.json").read_text("utf-8"))
        except (OSError, ValueError):
            return Findings()
        return Findings(summary, tuple(lines))

    def write_findings(self, findings: Findings) -> None:
        """Keep them for the pages that are asked for from now on."""
        draft = self.work / "findings.new"
        draft.write_text(json.dumps(findings), "utf-8")
        draft.replace(self.work / "findings.json")


def warm_up() -> None:
    """Load what each build needs, so that a copy of this process has it."""
    from bookpress.gate.check import load  # noqa: PLC0415 - other commands need none
    from bookpress.press.sphinx_build import EXTENSIONS  # noqa: PLC0415

    typeset = importlib.import_module("bookpress.typeset")
    ours = [found.name for found in pkgutil.walk_packages(typeset.__path__, "bookpress.typeset.")]
    for name in (*EXTENSIONS, *ours, "bookpress.press.look", "furo"):
        importlib.import_module(name)
    load()


def start_rebuild(desk: Desk, changed: Sequence[str]) -> BaseProcess:
    """Start ``rebuild`` in a copy of this process, which ends with it."""
    # Elsewhere than on Linux a fork is not safe, and a copy begins by loading all.
    fork = sys.platform == "linux"
    copies = multiprocessing.get_context("fork") if fork else multiprocessing.get_context("spawn")
    process = copies.Process(target=_rebuild_alone, args=(desk, tuple(changed)), daemon=True)
    process.start()
    return process


def _rebuild_alone(desk: Desk, changed: Sequence[str]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)  # the server's own would not end this process
    rebuild(desk, changed)


def rebuild(desk: Desk, changed: Sequence[str]) -> None:
    """Look, make the pages and show them; say so in one line, and each finding in its own.

    Args:
        desk: what somebody works on.
        changed: the files that were saved; none at the beginning.
    """
    begun = time.monotonic()
    before = desk.read_findings() if changed else Findings()
    restore(desk.shown)
    try:
        lines, made = _make(desk)
    except BookError as error:
        lines, made = [str(error)], False
    except Exception as error:  # noqa: BLE001 - the desk stays open, whatever it is
        lines, made = [f"{type(error).__name__}: {error}"], False
    if not made and not desk.shown.is_dir():
        desk.shown.mkdir(parents=True)
        (desk.shown / "index.html").write_text(_NOTHING_YET, "utf-8")
    took = f"{time.monotonic() - begun:.1f} s"
    state = f"shown after {took}" if made else "the page stays as it was"
    lines = [as_typed(line) for line in lines]
    findings = Findings(_in_short(lines, made=made), tuple(lines))
    desk.write_findings(findings)
    say(f"{time.strftime('%H:%M:%S')} {_names(desk.root, changed)}: {state}")
    if findings.lines == before.lines:
        say("         (the same findings as before)") if lines else None
    else:
        for line in lines:
            say(line)


def _make(desk: Desk) -> tuple[list[str], bool]:
    """Return what is wrong, and whether new pages are shown.

    Raises:
        BookError: conf.py cannot be used, or the gate could not look.
    """
    from bookpress.press.look import look_at  # noqa: PLC0415 - other commands need none

    book = open_book(desk.root)
    (edition,) = choose_editions(book, ["html"], [desk.language])
    look = look_at(book, [edition.language], at_the_desk=True)
    lines = list(look.lines)
    if look.errors:
        return lines, False
    faults = _build(desk, book, edition.language)
    return [*lines, *faults], not faults


def _build(desk: Desk, book: Book, language: Language) -> list[str]:
    """Make the pages and show them if nothing is wrong with them; return what is."""
    from bookpress.press.sphinx_build import SphinxJob, run_sphinx  # noqa: PLC0415 - as above

    made = desk.work / "html"
    job = SphinxJob(
        builder="html",
        language=language,
        output=made,
        settings={"book_downloads": [], "book_checked": True},
        doctrees=desk.work / "doctrees",
    )
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        found = run_sphinx(book, job)
    if found == 0:
        publish(made, desk.shown)
        return []
    return said.getvalue().splitlines() or ["Sphinx could not make the pages"]


def _in_short(lines: Sequence[str], *, made: bool) -> str:
    count = f"{len(lines)} finding{'' if len(lines) == 1 else 's'}"
    return count if made else f"{count}; this page is as it was before"


def _names(root: Path, changed: Sequence[str]) -> str:
    names = [os.path.relpath(path, root) for path in changed]
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"{names[0]}{more}" if names else "the book"
