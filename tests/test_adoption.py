"""What other projects take the gate by: its version, a hook of pre-commit, an Action, a matcher."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.kept import lay_out_anew

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = "\n据{cite}`nobody1999`[^none]，见{ref}`nowhere`, 完。\n\n## 无标签\n"
LANGUAGES = {"python", "system", "node", "script"}  # of pre-commit, some
EXPRESSION = re.compile(r"\$\{\{\s*inputs\.(\w+)\s*\}\}")


def gate(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bookpress", *arguments],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        cwd=ROOT,
    )


@pytest.fixture
def broken() -> Path:
    """Return a book with a fault of each severity."""
    book = lay_out_anew()
    page = book / "source/ch1.md"
    page.write_text(page.read_text("utf-8") + BROKEN, "utf-8")
    with (book / "refs.bib").open("a", encoding="utf-8") as file:
        file.write("\n@misc{lonely2020,\n  title = {Alone},\n  year = {20200},\n}\n")
    return book


def test_the_version_names_what_it_works_with() -> None:
    done = gate("--version")
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = done.stdout.splitlines()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert line.startswith(f"bookpress {project['version']} (")
    assert f"sphinx {version('sphinx')}, myst-parser {version('myst-parser')}" in line


# --- pre-commit ---------------------------------------------------------------------------------


def hooks() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(
        (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    )
    return found


def test_a_hook_is_one_that_pre_commit_takes() -> None:
    """By https://pre-commit.com/#new-hooks: these four are required, and nothing is misspelt."""
    optional = {"description", "files", "exclude", "types", "pass_filenames", "require_serial"}
    for hook in hooks():
        assert {"id", "name", "entry", "language"} <= set(hook)
        assert not set(hook) - {"id", "name", "entry", "language"} - optional
        assert hook["language"] in LANGUAGES
        assert hook["pass_filenames"] is False


def test_a_hook_runs_what_the_project_installs(broken: Path) -> None:
    (hook,) = hooks()
    program, *arguments = hook["entry"].split()
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert scripts[program] == "bookpress.__main__:main"
    assert gate(*arguments, str(broken)).returncode == 1


@pytest.mark.parametrize(
    ("path", "runs"),
    [
        ("source/ch1.md", True),
        ("docs/a.rst", True),
        ("docs/nb.ipynb", True),
        ("locale/en/LC_MESSAGES/ch1.po", True),
        ("refs.bib", True),
        ("conf.py", True),
        ("docs/conf.py", True),
        ("_toc.yml", True),
        ("allowed.toml", True),
        ("src/notconf.py", False),
        ("README", False),
        ("a.mdx", False),
    ],
)
def test_a_hook_runs_for_the_files_of_a_book(path: str, *, runs: bool) -> None:
    (hook,) = hooks()
    assert bool(re.search(hook["files"], path)) is runs


# --- the Action ---------------------------------------------------------------------------------


def action() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    return found


def test_the_action_is_a_composite_one() -> None:
    """By GitHub's metadata syntax: a step of a composite Action that runs something has a shell."""
    found = action()
    assert {"name", "description", "runs"} <= set(found)
    assert found["runs"]["using"] == "composite"
    for step in found["runs"]["steps"]:
        assert step["shell"] == "bash"
        done = subprocess.run(["bash", "-n"], input=step["run"], text=True, check=False)  # noqa: S607
        assert done.returncode == 0
    for given in found["inputs"].values():
        assert given["description"]
        assert "default" in given


def test_what_is_given_to_the_action_is_never_part_of_a_script() -> None:
    found = action()
    text = (ROOT / "action.yml").read_text("utf-8")
    assert set(EXPRESSION.findall(text)) == set(found["inputs"])
    for step in found["runs"]["steps"]:
        assert "${{" not in step["run"]


def run_action(temporary: Path, book: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the step that checks, as GitHub's runner would after the one that installs."""
    program = temporary / "bookpress/bin/bookpress"
    program.parent.mkdir(parents=True, exist_ok=True)
    command = f"PYTHONPATH='{ROOT}' exec '{sys.executable}' -m bookpress \"$@\""
    program.write_text(f"#!/bin/sh\n{command}\n", "utf-8")
    program.chmod(0o755)
    step = action()["runs"]["steps"][-1]
    given = {name: one["default"] for name, one in action()["inputs"].items()} | inputs
    variables = {
        name: EXPRESSION.sub(lambda found: given[found[1]], value)
        for name, value in step["env"].items()
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        cwd=book,
        env={**os.environ, "RUNNER_TEMP": str(temporary), **variables},
    )


def test_the_action_checks_a_book(broken: Path, tmp_path: Path) -> None:
    done = run_action(tmp_path, broken)
    assert done.returncode == 1
    assert "::error file=source/ch1.md,line=5" in done.stdout
    less = run_action(tmp_path, broken, arguments="--fail-on never --select footnotes")
    assert less.returncode == 0
    assert "citations" not in less.stdout
    named = run_action(tmp_path, broken.parent, folder=broken.name, python=sys.executable)
    assert (named.returncode, named.stderr) == (1, "")


def test_the_action_takes_a_name_for_a_name(broken: Path, tmp_path: Path) -> None:
    done = run_action(tmp_path, broken, folder="$(touch mark); `touch mark`")
    assert done.returncode == 2
    assert not list(broken.rglob("mark"))


# --- the problem matcher ------------------------------------------------------------------------


def matched(line: str) -> dict[str, str]:
    """Return what a matcher takes out of a line, as GitHub's runner does; nothing if none fits."""
    for matcher in json.loads((ROOT / "problem-matcher.json").read_text("utf-8"))["problemMatcher"]:
        (pattern,) = matcher["pattern"]
        found = re.search(pattern["regexp"], line)
        if found:
            groups = {name: found[place] for name, place in pattern.items() if name != "regexp"}
            severity = {"notice": "info"}.get(matcher.get("severity", ""))
            return groups | ({"severity": severity} if severity else {})
    return {}


def test_the_matcher_finds_every_finding(broken: Path) -> None:
    text = gate("check", str(broken))
    findings = json.loads(gate("check", str(broken), "--format", "json").stdout)["findings"]
    assert {one["severity"] for one in findings} == {"error", "warning", "info"}
    found = [groups for groups in map(matched, text.stdout.splitlines()) if groups]
    assert [
        (one["file"], int(one["line"]), int(one["column"] or 0), one["severity"], one["code"])
        for one in found
    ] == [
        (one["path"], one["line"], one["column"] or 0, one["severity"], one["rule"])
        for one in findings
    ]


@pytest.mark.parametrize(
    "line",
    ["bookpress: 1 error in 1 file", "bookpress: clean: 2 documents", "WARNING: x", "a:b: c [d]"],
)
def test_the_matcher_leaves_other_lines_alone(line: str) -> None:
    assert matched(line) == {}


def test_the_matcher_reads_a_whole_line_without_a_column() -> None:
    assert matched("a.md:3: error: lost: [x] [markup.x-y]") == {
        "file": "a.md",
        "line": "3",
        "column": None,
        "severity": "error",
        "message": "lost: [x]",
        "code": "markup.x-y",
    }
