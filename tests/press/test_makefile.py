"""Every task of the README is a task of the Makefile, and does what its name says."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.conftest import ROOT


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
