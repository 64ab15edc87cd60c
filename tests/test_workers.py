"""Work in several processes gives what it gives in one."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Generator
from pathlib import Path

import pytest

from bookpress.gate import workers
from bookpress.gate.workers import as_they_come


@pytest.fixture(autouse=True)
def three_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the machine have three cores, however many it has."""
    monkeypatch.setattr(workers, "_cores", lambda: 3)


def test_every_item_is_done_once_and_elsewhere() -> None:
    found = list(as_they_come(lambda n: (n * n, os.getpid()), range(50)))
    assert sorted((index, value) for index, (value, _) in found) == [(n, n * n) for n in range(50)]
    assert len({pid for _, (_, pid) in found} - {os.getpid()}) == 3


def test_results_may_be_larger_than_a_pipe() -> None:
    found = dict(as_they_come(lambda n: "字" * 200_000 * n, range(12)))
    assert [len(found[n]) for n in range(12)] == [200_000 * n for n in range(12)]


def test_a_few_items_are_done_here() -> None:
    assert list(as_they_come(lambda _: os.getpid(), "abc")) == [(n, os.getpid()) for n in range(3)]


def test_what_a_process_leaves_undone_is_done_here() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if number == 7 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return -number

    assert dict(as_they_come(work, range(30))) == {n: -n for n in range(30)}


def test_an_error_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(as_they_come(lambda n: 1 // n, range(20)))


def test_no_process_is_left_where_the_reader_stops() -> None:
    before = _children()
    found = as_they_come(lambda n: n, range(40))
    assert isinstance(found, Generator)
    next(found)
    assert _children() != before
    found.close()
    assert _children() == before


def _children() -> list[str]:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split()


def test_beside_threads_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        found = list(as_they_come(lambda _: os.getpid(), range(40)))
    finally:
        ended.set()
        thread.join()
    assert {pid for _, pid in found} == {os.getpid()}
