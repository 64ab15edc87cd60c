"""The page of all settings names each of them, its value where nothing is said, and no other."""

from __future__ import annotations

import argparse
import ast
import re
import tomllib
from dataclasses import fields

import pytest

from bookpress.cli import gate_commands, lock_command
from bookpress.files.cache import FOLDER
from bookpress.gate.baseline import FILE
from bookpress.gate.mends import MENDED
from bookpress.gate.options import Options
from bookpress.rules.docs import SETTINGS, explain
from bookpress.typeset.settings import FACTS
from tests.conftest import ROOT

PAGE = SETTINGS.read_text("utf-8")
ASKING = ("sphinx_probe", "written_settings", "signatures")
PROBE = "".join((ROOT / f"bookpress/read/conf/{name}.py").read_text("utf-8") for name in ASKING)


def rows(title: str) -> dict[str, list[str]]:
    """Return the rows below a heading: the name, and the other columns."""
    (section,) = [part for part in PAGE.split("\n## ") if part.startswith(title)]
    lines = [line.strip() for line in section.splitlines() if line.startswith("    ")]
    return {name: rest for name, *rest in (re.split(r" {2,}", line) for line in lines)}


def parsers() -> dict[str, argparse.ArgumentParser]:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    gate_commands.add_commands(commands)
    lock_command.add_command(commands)
    return dict(commands.choices)


def test_every_option_of_the_gate() -> None:
    """With its default, written as TOML."""
    found = rows("pyproject.toml")
    defaults = {field.name.replace("_", "-"): field.default for field in fields(Options)}
    assert set(found) == set(defaults)
    for name, (shown, _) in found.items():
        default = defaults[name]
        if shown == "none":
            assert default is None, name
            continue
        value = tomllib.loads(f"x = {shown}")["x"]
        assert (tuple(value) if isinstance(value, list | dict) else value) == default, name


def test_every_option_of_lock() -> None:
    actions = parsers()["lock"]._actions  # noqa: SLF001 - argparse has no public list
    names = {one.option_strings[-1] for one in actions if one.option_strings}
    found = {name.split()[0] for name in rows("bookpress lock")}
    assert found == names - {"--help", "--python", "--no-conf"}


def test_every_option_of_the_command_line() -> None:
    """And each stands for a setting, or does something else."""
    found = rows("The command line")
    actions = parsers()["check"]._actions  # noqa: SLF001 - argparse has no public list
    names = {one.option_strings[-1] if one.option_strings else "FOLDER" for one in actions}
    assert set(found) == names - {"--help"}
    settings = rows("pyproject.toml")
    does = {"FOLDER", "--write-baseline", "--diff", "--fix"}
    for name, (means,) in found.items():
        assert name in does or means.split(" = ")[0] in settings, name


def test_every_setting_of_sphinx_that_the_gate_asks_for() -> None:
    asked = set(re.findall(r"\bconfig\.([a-z]\w+)", PROBE))
    asked |= set(re.findall(r'(?:\btexts\(app, |written\.get\(|app\.config, )"(\w+)"', PROBE))
    ours = {name for name in asked if not name.startswith("book_")}
    assert set(rows("conf.py, in any book")) == ours | {"myst_*"}


def test_every_fact_of_a_book_of_the_press() -> None:
    found = rows("conf.py, in a book of the press")
    assert set(found) == set(FACTS)
    for name, (shown, _) in found.items():
        assert ast.literal_eval(shown) == FACTS[name][0], name


def test_files_and_rules_are_called_so() -> None:
    assert FILE in rows("Beside the text")
    assert FOLDER in " ".join(rows("pyproject.toml")["cache"])
    assert {rule for rule in MENDED if f"`{rule}`" in PAGE} == set(MENDED)


@pytest.mark.parametrize("name", ["outside", "--write-baseline", "book_pinyin", "NO_COLOR"])
def test_explain_prints_it(name: str) -> None:
    lines = explain("settings").splitlines()
    assert any(line.startswith(f"    {name} ") for line in lines)
