"""The preview follows every save of a chapter, a catalog and the bibliography."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow
_Found = TypeVar("_Found")
PATIENCE = 40  # seconds


@contextmanager
def live(book: Path, language: str) -> Iterator[str]:
    """Start the preview; give its address on this machine."""
    log = book / "live.log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "bookpress", "live", "--language", language, "--book", book],
            stdout=out,
            stderr=subprocess.STDOUT,
            env={key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"},
        )
    try:
        yield wait_for(lambda: address(log.read_text("utf-8")), server)
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def address(said: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:\d+", said)
    return found[0] if found else ""


def wait_for(
    condition: Callable[[], _Found], server: subprocess.Popen[bytes] | None = None
) -> _Found:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert server is None or server.poll() is None, "the preview has stopped"
        if found := condition():
            return found
        time.sleep(0.3)
    raise AssertionError("nothing came in time")


def page(where: str, name: str) -> str:
    try:
        with urllib.request.urlopen(f"{where}/{name}", timeout=5) as answer:  # noqa: S310
            return str(answer.read().decode("utf-8"))
    except OSError:
        return ""


@pytest.mark.parametrize(
    ("language", "file", "old", "new"),
    [
        ("zh", "source/preface.md", "这是前言", "这是新的前言"),
        ("zh", "refs.bib", "On Words", "On Sentences"),
        ("en", "locale/en/LC_MESSAGES/preface.po", "the preface", "a new preface"),
    ],
)
def test_a_save_is_shown(small_book: Path, language: str, file: str, old: str, new: str) -> None:
    name = "one/index.html" if file == "refs.bib" else "preface.html"
    with live(small_book, language) as where:
        wait_for(lambda: page(where, name))
        path = small_book / file
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        wait_for(lambda: new.lower() in page(where, name).lower())
