"""Whose Python is asked for the settings of a book, wherever the gate is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

ACTIVE = {"VIRTUAL_ENV", "CONDA_PREFIX", "CONDA_DEFAULT_ENV"}
BASE = ROOT / "tests" / "rules" / "base"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a book whose conf.py writes down which of the environments below has run it."""
    folder = Path(shutil.copytree(BASE, tmp_path / "book"))
    with (folder / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"import os\nopen({str(tmp_path / 'asked')!r}, 'w').write(os.environ['WHO'])\n")
    return folder


def environment(folder: Path, who: str, *, sphinx: bool = True, options: str = "") -> Path:
    """Make what is an environment as far as the gate sees: this Python, under another name."""
    program = folder / "bin/python"
    program.parent.mkdir(parents=True)
    command = f"export WHO={who}; unset PYTHONPATH; exec '{sys.executable}' {options} \"$@\""
    program.write_text(f"#!/bin/sh\n{command}\n", "utf-8")
    program.chmod(0o755)
    packages = folder / "lib/python3.12/site-packages"
    (packages / "sphinx" if sphinx else packages).mkdir(parents=True)
    (folder / "pyvenv.cfg").write_text("include-system-site-packages = false\n", "utf-8")
    return folder


def check(book: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    shell = {name: value for name, value in os.environ.items() if name not in ACTIVE}
    return subprocess.run(
        [sys.executable, "-m", "bookpress", "check", str(book), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**shell, "WHO": "own", **variables},
        cwd=ROOT,
    )


def asked(book: Path, *arguments: str, **variables: str) -> str:
    """Return whose Python has run conf.py."""
    done = check(book, "--no-cache", *arguments, **variables)
    assert (done.returncode, done.stderr) == (0, "")
    return (book.parent / "asked").read_text("utf-8")


def test_the_gates_own(book: Path) -> None:
    assert asked(book) == "own"


def test_the_order(book: Path, tmp_path: Path) -> None:
    environment(book / ".venv", "venv")
    assert asked(book) == "venv"
    active = environment(tmp_path / "active", "active")
    assert asked(book, VIRTUAL_ENV=str(active)) == "active"
    named = environment(tmp_path / "named", "named")
    assert asked(book, "--python", str(named), VIRTUAL_ENV=str(active)) == "named"
    assert asked(book, "--python", str(named / "bin/python")) == "named"


def test_an_environment_of_conda(book: Path, tmp_path: Path) -> None:
    """Its own one, base, is nobody's choice; a book's .venv is."""
    conda = str(environment(tmp_path / "envs/book", "conda"))
    assert asked(book, CONDA_PREFIX=conda, CONDA_DEFAULT_ENV="book") == "conda"
    assert asked(book, CONDA_PREFIX=conda, CONDA_DEFAULT_ENV="base") == "own"
    environment(book / ".venv", "venv")
    assert asked(book, CONDA_PREFIX=conda, CONDA_DEFAULT_ENV="book") == "venv"


def test_the_environment_of_a_book_in_a_folder(book: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    whole.mkdir()
    shutil.move(book, whole / "docs")
    environment(whole / ".venv", "above")
    done = check(whole, "--no-cache")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "asked").read_text("utf-8") == "above"


@pytest.mark.parametrize("variable", [".venv", "VIRTUAL_ENV"])
def test_an_environment_without_sphinx_is_not_the_books(
    book: Path, tmp_path: Path, variable: str
) -> None:
    if variable == ".venv":
        environment(book / ".venv", "venv", sphinx=False)
        assert asked(book) == "own"
    else:
        active = environment(tmp_path / "active", "active", sphinx=False)
        assert asked(book, VIRTUAL_ENV=str(active)) == "own"


def test_an_environment_that_sees_the_systems_packages(book: Path) -> None:
    made = environment(book / ".venv", "venv", sphinx=False)
    (made / "pyvenv.cfg").write_text("include-system-site-packages = true\n", "utf-8")
    assert asked(book) == "venv"


def test_the_gates_environment_is_asked_last_though_it_is_active(book: Path) -> None:
    """As in the hooks of pre-commit, which makes an environment for each and calls it active."""
    environment(book / ".venv", "venv")
    assert asked(book, VIRTUAL_ENV=sys.prefix) == "venv"


def test_a_setting_names_it_from_the_books_folder(book: Path) -> None:
    environment(book / "tools/env", "setting")
    (book / "pyproject.toml").write_text('[tool.bookpress]\npython = "tools/env"\n', "utf-8")
    assert asked(book) == "setting"


def test_another_answer_for_another_python(book: Path, tmp_path: Path) -> None:
    """An answer is kept for one Python, and until something is installed for it."""
    (book / "conf.py").write_text(
        (book / "conf.py").read_text("utf-8").rsplit("import os\n", 1)[0], "utf-8"
    )
    for name in ("a", "b"):
        program = environment(tmp_path / name, name) / "bin/python"
        log = tmp_path / f"{name}.log"
        text = program.read_text("utf-8").replace("export", f"echo x >> '{log}'; export")
        program.write_text(text, "utf-8")
        for _ in range(2):
            assert check(book, "--python", str(program)).returncode == 0
        assert log.read_text("utf-8") == "x\n"


NOT_ASKED = {
    "nothing": ("none", "--python", "is no Python that can be run"),
    "a file": ("conf.py", "--python", "is no Python that can be run"),
    "no Sphinx": ("bare", "--python", "Sphinx is not installed there"),
}


@pytest.mark.parametrize("name", NOT_ASKED)
def test_what_cannot_be_asked_is_said_in_a_line(book: Path, name: str) -> None:
    place, option, why = NOT_ASKED[name]
    environment(book / "bare", "bare", options="-S -E")
    done = check(book, "--no-cache", option, str(book / place))
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert why in line


def test_the_program_needs_the_library_and_sphinx_alone() -> None:
    """It runs in the book's Python, where neither MyST nor anything of the gate is installed."""
    code = """
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"myst_parser", "markdown_it", "mdit_py_plugins", "yaml"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Blocker())
sys.argv = sys.argv[1:]
import runpy
runpy.run_path(sys.argv[0], run_name="__main__")
"""
    program = ROOT / "bookpress/read/conf/sphinx_probe.py"
    folder = str(ROOT / "tests/roots/epub-plain")
    done = subprocess.run(
        [sys.executable, "-c", code, str(program), folder, folder],
        input='{"settings": {"extensions": ["sphinx.ext.todo"]}, "more": false, "imports": []}',
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": ""},
    )
    assert done.stderr == ""
    assert '"conf"' in done.stdout
    assert '"missing": []' in done.stdout
