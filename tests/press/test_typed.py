"""Commands are named as they must be typed: by make, from the PATH, or where they lie."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from bookpress.press import console

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHECK = "mend it first (bookpress check)"
ALL = "`bookpress check --all` names them"
MAKEFILE = "PRESS := bookpress\ncheck: ready ## look\n\t@x\n\nhtml epub: ready\n\t@x\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder with an environment of its own, in which one is, with nothing on the PATH."""
    program = tmp_path / ".venv/bin/bookpress"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "executable", str(tmp_path / ".venv/bin/python"))
    monkeypatch.setenv("PATH", str(tmp_path / "elsewhere"))
    monkeypatch.delenv("MAKELEVEL", raising=False)
    for remembered in (console._targets, console._program):  # noqa: SLF001 - one run has one answer
        remembered.cache_clear()
    yield tmp_path
    for remembered in (console._targets, console._program):  # noqa: SLF001
        remembered.cache_clear()


def test_a_program_off_the_path_is_named_by_its_place() -> None:
    assert console.as_typed(CHECK) == "mend it first (.venv/bin/bookpress check)"
    assert console.as_typed(ALL) == "`.venv/bin/bookpress check --all` names them"


def test_from_another_folder_the_whole_place_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")
    assert console.as_typed(CHECK) == f"mend it first ({folder}/.venv/bin/bookpress check)"


def test_a_program_on_the_path_is_enough(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder / ".venv/bin"))
    assert console.as_typed(CHECK) == CHECK


def test_another_program_on_the_path_is_not(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = folder / "elsewhere/bookpress"
    other.parent.mkdir()
    other.write_text("#!/bin/sh\n", "utf-8")
    other.chmod(0o755)
    monkeypatch.setenv("PATH", str(other.parent))
    assert ".venv/bin/bookpress check" in console.as_typed(CHECK)


def test_where_there_is_no_program_python_is_named(folder: Path) -> None:
    (folder / ".venv/bin/bookpress").unlink()
    assert console.as_typed(CHECK) == "mend it first (.venv/bin/python -m bookpress check)"


def test_make_names_its_own_targets(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAKELEVEL", "1")
    (folder / "Makefile").write_text(MAKEFILE, "utf-8")
    assert console.as_typed(CHECK) == "mend it first (make check)"
    assert console.as_typed(ALL) == "`.venv/bin/bookpress check --all` names them"
    assert console.as_typed("run bookpress catalogs") == "run .venv/bin/bookpress catalogs"


@pytest.mark.parametrize(
    "text",
    [
        "bookpress: 2 errors in 1 file",
        "the extension bookpress has failed",
        "/opt/bookpress check.txt",
        ".venv/bin/bookpress check",
        "my-bookpress check",
    ],
)
def test_what_is_no_command_stays(text: str) -> None:
    assert console.as_typed(text) == text
    assert console.as_typed(console.as_typed(CHECK)) == console.as_typed(CHECK)
