"""Chapter 1 shares no long run of words with the document that the book began with.

That document is not ours to keep; ``seed_runs.bin`` holds a digest of each of its runs of 13
characters (5 bytes each, sorted), made by ``digests`` below.
"""

from __future__ import annotations

import hashlib
import re

import pytest

from tests.conftest import ROOT

from . import manuscript

RUN = 13
BYTES = 5
WORDS = 5  # Han characters that make a run more than names, titles, dates and fixed terms
RUNS = ROOT / "tests/book/seed_runs.bin"


def runs(text: str) -> list[str]:
    """Return every run of 13 characters, blanks apart, that holds words of Chinese."""
    plain = re.sub(r"\s+", "", text)
    found = (plain[start : start + RUN] for start in range(len(plain) - RUN + 1))
    return [run for run in found if len(re.findall("[\u4e00-\u9fff]", run)) >= WORDS]


def digests(text: str) -> set[bytes]:
    return {hashlib.blake2b(run.encode(), digest_size=BYTES).digest() for run in runs(text)}


def kept() -> set[bytes]:
    data = RUNS.read_bytes()
    return {data[start : start + BYTES] for start in range(0, len(data), BYTES)}


@pytest.mark.slow
def test_no_run_of_thirteen_characters_is_shared() -> None:
    assert len(kept()) > 3000
    text = manuscript.source(1)
    shared = [run for run in runs(text) if digests(run) & kept()]
    assert shared == []
