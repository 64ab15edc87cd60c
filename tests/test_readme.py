"""What README shows of the gate is what the gate says."""

from __future__ import annotations

import re
import shutil
import tomllib
from typing import TYPE_CHECKING

import pytest
import yaml

from bookpress.gate.check import check_book
from bookpress.gate.options import read_options
from bookpress.rules.rule import all_rules
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

README = (ROOT / "README.md").read_text("utf-8")
# A fault of each family, made in the book: file, what stands there, what then stands there.
EDITS = [
    ("refs.bib", "= {1877--1901}", "= {1901--1877}"),
    ("source/ch1/index.md", "几周之内，", "几周之内,"),
    ("source/ch1/index.md", "{cite}`zhao2023survey`", "{cite}`zhao2023surveys`"),
    ("source/ch1/index.md", "见{numref}`fig-family-tree`", "见{numref}`fig-familytree`"),
    ("source/ch1/index.md", "[^scaling]是", "[^sclaing]是"),
    ("source/ch1/index.md", ":width: 100%", ":width: wide"),
    ("locale/en/LC_MESSAGES/ch1.po", ' {cite}`zhao2023survey`."', '."'),
]
FINDING = re.compile(r"^(\S+?):\d+:\d+: (.+?) \[([\w.-]+)\]$", re.MULTILINE)


def blocks(kind: str) -> list[str]:
    """Return the fenced texts of one kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def without_lines(text: str) -> str:
    """Take the lines out that a message refers to: the book grows."""
    return re.sub(r"(\.md):\d+", r"\1", text)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a copy of the book."""
    for name in ("source", "locale"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for path in [ROOT / name for name in ("conf.py", "refs.bib", "pyproject.toml")]:
        shutil.copy(path, tmp_path / path.name)
    return tmp_path


@pytest.mark.slow
def test_the_findings_are_real(book: Path) -> None:
    (shown,) = [block for block in blocks("") if FINDING.match(block)]
    for name, old, new in EDITS:
        text = (book / name).read_text("utf-8")
        assert old in text
        (book / name).write_text(text.replace(old, new, 1), "utf-8")
    findings = check_book(book, read_options(book, {"use_cache": False})).findings
    said = {(f.place.path, without_lines(f"{f.severity}: {f.message}"), f.rule) for f in findings}
    told = [(path, without_lines(text), rule) for path, text, rule in FINDING.findall(shown)]
    assert len(told) == len(shown.splitlines())
    assert set(told) <= said
    families = {name.partition(".")[0] for name in all_rules()}
    assert {rule.partition(".")[0] for _, _, rule in told} == families


def test_the_settings_are_understood(tmp_path: Path) -> None:
    (shown,) = [block for block in blocks("toml") if "[tool.bookpress]" in block]
    (tmp_path / "pyproject.toml").write_text(shown, "utf-8")
    (tmp_path / "terms.csv").write_text("词元,token\n", "utf-8")
    options = read_options(tmp_path, {})
    assert set(tomllib.loads(shown)["tool"]["bookpress"]) == {
        *("ignore", "fail-on", "release", "draft", "thresholds", "terms", "outside")
    }
    assert options.term_base(tmp_path) == (("词元", "token"),)


def test_the_hook_is_the_projects() -> None:
    (shown,) = [block for block in blocks("yaml") if "hooks:" in block]
    (repository,) = yaml.safe_load(shown)["repos"]
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [one["id"] for one in repository["hooks"]] == [one["id"] for one in offered]
    assert {"repo", "rev", "hooks"} == set(repository)


def test_the_workflow_is_whole() -> None:
    """GitHub takes no workflow without ``jobs`` and ``on``, which YAML 1.1 reads as true."""
    (shown,) = [block for block in blocks("yaml") if "uses:" in block]
    workflow = yaml.safe_load(shown)
    assert set(workflow) == {True, "jobs"}
    (job,) = workflow["jobs"].values()
    assert job["runs-on"]
    assert all(("uses" in step) != ("run" in step) for step in job["steps"])
