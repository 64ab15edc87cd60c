"""``bookpress doctor`` says what this machine can make, and the one command that mends it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bookpress.press.book import BookError
from bookpress.press.editions import FORMATS
from bookpress.press.system_requirements import NEEDS, explain

if TYPE_CHECKING:
    from pathlib import Path


def doctor(*arguments: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    environ = os.environ if path is None else {**os.environ, "PATH": path}
    return subprocess.run(
        [sys.executable, "-m", "bookpress", "doctor", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environ,
        cwd="/",  # where there is no book
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture
def bare(tmp_path: Path) -> str:
    """Return a PATH with a package manager and no other program."""
    manager = tmp_path / "apt-get"
    manager.write_text("#!/bin/sh\n", "utf-8")
    manager.chmod(0o755)
    return str(tmp_path)


def test_a_machine_that_has_all_is_well() -> None:
    done = doctor("--json")
    facts = json.loads(done.stdout)
    assert (done.returncode, facts["well"], facts["packages"]) == (0, True, "")
    assert [one["format"] for one in facts["formats"]] == list(FORMATS)
    assert facts["versions"]["xelatex"].startswith("XeTeX ")
    assert facts["versions"]["fc-list"].startswith("fontconfig ")


def test_without_tex_the_site_can_be_made(bare: str) -> None:
    done = doctor(path=bare)
    lines = done.stdout.splitlines()
    assert done.returncode == 1, done.stderr
    assert lines[0] == "html   can be made"
    (command,) = [line for line in lines if "texlive-xetex" in line]
    assert command.strip().startswith("apt-get install ")
    assert " or " not in command
    assert [line for line in lines if line.strip().startswith("xelatex: typesets the PDF")]
    assert doctor("--format", "html", path=bare).returncode == 0


def test_for_programs_each_format_says_what_it_lacks(bare: str) -> None:
    facts = json.loads(doctor("--json", "--format", "epub,pdf", path=bare).stdout)
    found = {one["format"]: {need["name"] for need in one["lacking"]} for one in facts["formats"]}
    assert found.keys() == {"epub", "pdf"}
    assert "rsvg-convert" in found["epub"] & found["pdf"]
    assert "xelatex" in found["pdf"] - found["epub"]


def test_where_no_manager_is_known_three_commands_are_given(tmp_path: Path) -> None:
    done = doctor("--format", "epub", path=str(tmp_path))
    (command,) = [line for line in done.stdout.splitlines() if "librsvg2-bin" in line]
    assert [part.split()[0] for part in command.strip().split(" or ")] == ["apt-get", "dnf", "brew"]


def test_a_format_that_is_none_is_one_line() -> None:
    done = doctor("--format", "mobi")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "bookpress: there is no format mobi; there are html, epub, pdf\n"


def test_what_only_the_pdf_needs_leaves_the_others() -> None:
    needs = [need for need in NEEDS if need.name == "xelatex"]
    assert "--format html,epub" in explain(needs)
    both = [need for need in NEEDS if need.name in {"xelatex", "rsvg-convert"}]
    assert "--format html,epub" not in explain(both)


def test_versions_of_what_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate alone is installed: the text says what brings the press."""
    from bookpress.press import doctor as asked  # noqa: PLC0415

    def lacks() -> None:
        raise BookError('the press is not installed: pip install "bookpress[press]"')

    monkeypatch.setattr(asked, "require_press", lacks)
    found = asked.examine(["html"])
    assert not found.is_well
    assert asked.as_text(found).startswith("the press is not installed")
    assert json.loads(asked.as_json(found))["formats"][0]["can_be_made"] is False


def test_a_language_may_need_more_for_its_pdf_alone(bare: str) -> None:
    done = doctor("--language", "ru", path=bare)
    (command,) = [line for line in done.stdout.splitlines() if "texlive-xetex" in line]
    assert {"texlive-lang-cyrillic", "fonts-paratype"} <= set(command.split())
    assert "hyphenation of Русский" in done.stdout
    assert "texlive-lang-cyrillic" not in doctor("--language", "en,ja", path=bare).stdout


def test_a_language_that_cannot_be_set_is_one_line() -> None:
    done = doctor("--language", "ar")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("cannot be typeset: it is written from right to left\n")
