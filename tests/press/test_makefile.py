"""Every task of the README is a task of the Makefile, and does what its name says."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def planned(*targets: str) -> str:
    done = subprocess.run(
        ["make", "--no-print-directory", "--dry-run", "--always-make", *targets],  # noqa: S607 - as on the PATH
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("kind", ["html", "epub", "pdf"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_edition_alone(kind: str, language: str) -> None:
    plan = planned(f"{kind}-{language}")
    assert f"bookpress book --format {kind} --language {language}" in plan


@pytest.mark.parametrize("kind", ["html", "epub", "pdf"])
def test_one_format_in_both_languages(kind: str) -> None:
    last = planned(kind).splitlines()[-1]
    assert last.endswith(f"bookpress book --format {kind}")
    assert f"prepare --format {kind}\n" in planned(kind)


def test_every_task_that_the_readme_names_is_there() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    tasks = set(re.findall(r"(?:`|^    )make ([a-z]+(?:-[a-z]+)?)", text, re.MULTILINE))
    assert {"book", "test", "live", "catalogs", "help"} <= tasks
    for task in tasks:
        assert planned(task), task


def test_help_lists_every_task() -> None:
    done = subprocess.run(
        ["make", "help"],  # noqa: S607 - as on the PATH
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    listed = set(re.findall(r"make ([a-z]+)", done.stdout))
    rules = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert listed >= set(rules)


@pytest.mark.parametrize(
    ("text", "status"),
    [("", 0), ("\n见{cite}`nobody1900`。\n", 1), (None, 2)],
    ids=["sound", "faulty", "unreadable"],
)
def test_a_target_ends_as_the_gate_does(small_book: Path, text: str | None, status: int) -> None:
    """Make itself has one status for all that goes wrong, and names the gate's."""
    (small_book / "Makefile").write_bytes((ROOT / "Makefile").read_bytes())
    for name in ("requirements/book.txt", "pyproject.toml", ".venv/html-prepared"):
        (small_book / name).parent.mkdir(exist_ok=True)
        (small_book / name).touch()
    if text is None:
        (small_book / "conf.py").unlink()
    else:
        page = small_book / "source/two/index.md"
        page.write_text(page.read_text("utf-8") + text, "utf-8")
    done = subprocess.run(
        ["make", "check", f"PRESS={sys.executable} -m bookpress"],  # noqa: S607 - as on the PATH
        cwd=small_book,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode == 0) == (status == 0), done.stderr
    assert (
        re.findall(r"\*\*\* \[.*check\] Error (\d)", done.stderr) == [str(status)][: bool(status)]
    )
