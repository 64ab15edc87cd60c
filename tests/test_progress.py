"""A long run says how far it is, to a person alone, and leaves nothing of it behind."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys

import pytest

from bookpress.cli.progress import Progress
from bookpress.files.errors import CannotLook
from tests.kept import lay_out_anew


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr("bookpress.cli.progress.time.monotonic", lambda: now[0])
    return now


@pytest.fixture
def terminal() -> Terminal:
    return Terminal()


def screen(text: str) -> str:
    """Return what a terminal shows of a line: what is written later stands over what was."""
    shown = ""
    for part in text.split("\r"):
        shown = part + shown[len(part) :]
    return shown


def test_a_short_run_shows_nothing(terminal: Terminal, clock: list[float]) -> None:
    with Progress(terminal) as line:
        clock[0] = 0.4
        line.show("chapters", 3, 10)
    assert terminal.getvalue() == ""


def test_a_long_run_shows_where_it_is(terminal: Terminal, clock: list[float]) -> None:
    with Progress(terminal) as line:
        clock[0] = 1
        line.show("chapters", 1000, 2000)
        assert screen(terminal.getvalue()) == "chapters: 1000 of 2000"
        line.show("chapters", 1001, 2000)  # at once: nobody could read it
        assert "1001" not in terminal.getvalue()
        clock[0] = 2
        line.show("catalogs", 1, 9)
        assert screen(terminal.getvalue()).rstrip() == "catalogs: 1 of 9"
    assert screen(terminal.getvalue()).strip() == ""


def test_a_run_that_fails_leaves_no_line(terminal: Terminal, clock: list[float]) -> None:
    def fail() -> None:
        with Progress(terminal) as line:
            clock[0] = 1
            line.show("chapters", 1, 2)
            raise CannotLook("there is no conf.py")

    with pytest.raises(CannotLook):
        fail()
    assert terminal.getvalue().endswith("\r")
    assert screen(terminal.getvalue()).strip() == ""


@pytest.mark.parametrize("stream", [io.StringIO(), None], ids=["a file", "closed"])
def test_who_does_not_look_on_gets_no_progress(
    stream: io.StringIO | None, clock: list[float]
) -> None:
    with Progress(stream) as line:
        clock[0] = 1
        line.show("chapters", 1, 2)
    assert stream is None or stream.getvalue() == ""


@pytest.mark.sampled(7)
def test_standard_output_holds_the_report_alone() -> None:
    """On a real terminal: whatever is shown meanwhile is on standard error."""
    book = lay_out_anew()
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bookpress", "check", str(book), "--no-cache"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, text=True, check=False)
    os.close(theirs)
    os.close(ours)
    assert done.stdout.startswith("bookpress: ") or done.stdout.startswith("source/")
    assert "\r" not in done.stdout
