"""The gate needs what ``pip install bookpress`` brings; the press says what it lacks."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bookpress.press.book import BookError
from bookpress.press.packages import INSTALL, MODULES, require_press
from tests.conftest import ROOT

BASE = ROOT / "tests" / "rules" / "base"
# sitecustomize.py of every Python that is started: these packages are not installed.
BLOCKER = """
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if any(name == one or name.startswith(one + ".") for one in {names!r}):
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Blocker())

import importlib.metadata as metadata

known = metadata.distribution

def distribution(name):
    if name in {packages!r}:
        raise metadata.PackageNotFoundError(name)
    return known(name)

metadata.distribution = distribution
"""
GATE = (
    *("bookpress.gate.check", "bookpress.report", "bookpress.rules.docs", "bookpress.cli"),
    "bookpress.lock.lock_book",
)


def without(packages: list[str], place: Path) -> dict[str, str]:
    """Return an environment in which no Python finds these packages of the press."""
    names = [MODULES[name] for name in packages]
    text = BLOCKER.format(names=names, packages=packages)
    (place / "sitecustomize.py").write_text(text, "utf-8")
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(place), str(ROOT)))}


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bookpress", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )


@pytest.fixture
def gate_alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment as ``pip install bookpress`` leaves it."""
    return without(list(MODULES), tmp_path_factory.mktemp("blocked"))


def declared(extra: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return {re.split(r"[<>=!~ ]", line, maxsplit=1)[0] for line in lines}


def test_the_extra_holds_what_the_press_asks_for() -> None:
    assert declared("press") - declared("") == {*MODULES, "sphinx-intl"}
    assert not declared("") & {*MODULES, "sphinx-intl"}


def test_the_gate_is_declared_by_ranges() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert not [line for line in project["dependencies"] if "==" in line or "<" in line]


def test_every_direct_package_has_a_pin() -> None:
    pins = (ROOT / "requirements/pins.in").read_text("utf-8")
    pinned = set(re.findall(r"^([\w.-]+)==", pins, re.MULTILINE))
    assert pinned >= (declared("") | declared("press")) - {"mdit-py-plugins"}
    for extent in ("book", "test"):
        locked = (ROOT / f"requirements/{extent}.txt").read_text("utf-8")
        for line in re.findall(r"^[\w.-]+==\S+", pins, re.MULTILINE):
            assert f"\n{line} " in f"\n{locked}"


def test_the_gate_loads_without_the_press(gate_alone: dict[str, str]) -> None:
    code = "; ".join(f"import {name}" for name in GATE)
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; from bookpress.rules.rule import all_rules; all_rules()"],
        capture_output=True,
        text=True,
        check=False,
        env=gate_alone,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_gate_checks_without_the_press(gate_alone: dict[str, str], tmp_path: Path) -> None:
    book = Path(shutil.copytree(BASE, tmp_path / "book"))
    done = run(gate_alone, "check", str(book))
    assert (done.returncode, done.stderr) == (0, "")


def test_a_book_of_the_press_is_checked_without_it(
    gate_alone: dict[str, str], tmp_path: Path
) -> None:
    book = Path(shutil.copytree(ROOT / "tests/roots/press-book", tmp_path / "book"))
    done = run(gate_alone, "check", str(book))
    assert (done.returncode, done.stderr) == (0, "")


def test_registries_are_asked_without_the_press(gate_alone: dict[str, str], tmp_path: Path) -> None:
    """As far as the first question: the book has none."""
    book = Path(shutil.copytree(BASE, tmp_path / "book"))
    done = run(gate_alone, "lock", str(book))
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing was asked" in done.stdout


@pytest.mark.parametrize("command", ["book", "live", "catalogs", "tidy"])
def test_the_press_says_what_installs_it(gate_alone: dict[str, str], command: str) -> None:
    done = run(gate_alone, command, "--book", str(ROOT / "tests/roots/press-book"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert INSTALL in done.stderr
    assert "pikepdf" in done.stderr


def test_a_new_book_in_one_language_needs_no_press(
    gate_alone: dict[str, str], tmp_path: Path
) -> None:
    done = run(gate_alone, "new", str(tmp_path / "book"), "--defaults")
    assert (done.returncode, done.stderr) == (0, "")
    done = run(gate_alone, "new", str(tmp_path / "two"), "--defaults", "--language", "en,zh")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert INSTALL in done.stderr
    assert not (tmp_path / "two").exists()


@pytest.mark.parametrize(("found", "works"), [("3.0.1", False), ("4.0.1", True), ("10.0", True)])
def test_the_press_names_a_myst_that_loses_notes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, found: str, *, works: bool
) -> None:
    pytest.importorskip("pikepdf", reason="the press is not installed")
    module = tmp_path / "myst_parser/__init__.py"
    module.parent.mkdir()
    module.write_text(f'"""A parser."""\n\n__version__ = "{found}"\n', "utf-8")
    monkeypatch.delitem(sys.modules, "myst_parser", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    if works:
        require_press()
    else:
        with pytest.raises(BookError, match=r"myst-parser 4 or later, not 3\.0\.1"):
            require_press()


def test_one_package_that_is_missing_is_named_alone(tmp_path: Path) -> None:
    pytest.importorskip("pikepdf", reason="the press is not installed")
    done = run(without(["pypandoc-binary"], tmp_path), "book", "--book", str(BASE))
    assert (
        done.stderr
        == f"bookpress: the press is not installed (pypandoc-binary missing): {INSTALL}\n"
    )
