"""A first ``make`` that was interrupted repairs itself on the next."""

from __future__ import annotations

import os
import subprocess
import venv
from typing import TYPE_CHECKING

import pytest

from bookpress.press import prepare
from bookpress.press.prepare import LOCK, UNFINISHED
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Let nothing be lacking and nothing be downloaded; return what pip was told."""
    commands: list[list[str]] = []
    monkeypatch.setattr(prepare, "lacking", lambda *_: [])
    monkeypatch.setattr(prepare, "_run", lambda command, *_: commands.append(command))
    monkeypatch.chdir(tmp_path)
    return commands


def stopped(*_: object) -> None:
    raise KeyboardInterrupt


def pip_works(folder: Path) -> bool:
    asked = [str(folder / ".venv/bin/python"), "-m", "pip", "--version"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def test_an_environment_is_made_once(tmp_path: Path, installed: list[list[str]]) -> None:
    prepare.prepare(tmp_path, ["html"])
    assert pip_works(tmp_path)
    (tmp_path / ".venv/kept").touch()
    prepare.prepare(tmp_path, ["html"])
    assert (tmp_path / ".venv/kept").exists()
    assert not (tmp_path / ".venv" / UNFINISHED).exists()
    assert [command[-1] for command in installed] == ["requirements/book.txt", "."] * 2


def test_an_environment_without_pip_is_made_anew(
    tmp_path: Path, installed: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(venv.EnvBuilder, "_setup_pip", stopped)
        with pytest.raises(KeyboardInterrupt):
            prepare.prepare(tmp_path, ["html"])
    assert (tmp_path / ".venv/bin/python").exists()
    assert not installed
    prepare.prepare(tmp_path, ["html"])
    assert pip_works(tmp_path)
    assert installed


def test_packages_that_were_half_installed_are_installed_anew(
    tmp_path: Path, installed: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(prepare, "_run", stopped)
        with pytest.raises(KeyboardInterrupt):
            prepare.prepare(tmp_path, ["html"])
    half = tmp_path / ".venv/lib/half"
    half.mkdir()
    (tmp_path / ".venv/html-prepared").touch()
    prepare.prepare(tmp_path, ["html"])
    assert not half.exists()
    assert not (tmp_path / ".venv/html-prepared").exists()
    assert installed
    assert sorted(path.name for path in (tmp_path / ".venv").iterdir() if path.is_file()) == [
        LOCK,
        "pyvenv.cfg",
    ]


def test_make_does_not_take_a_failure_for_success(tmp_path: Path) -> None:
    """``make`` notes that all is prepared only when ``prepare`` has come to its end."""
    (tmp_path / "Makefile").write_bytes((ROOT / "Makefile").read_bytes())
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements/book.txt").touch()
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / ".venv").mkdir()
    done = subprocess.run(
        ["make", "html", "PYTHON=false"],  # noqa: S607 - as on the PATH
        cwd=tmp_path,
        env=os.environ,
        capture_output=True,
        check=False,
    )
    assert done.returncode != 0
    assert not (tmp_path / ".venv/html-prepared").exists()
