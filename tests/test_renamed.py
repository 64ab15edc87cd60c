"""Names that rules had before work in every place where a rule is named, and are told as info."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bookpress.gate.check import check_book
from bookpress.gate.options import read_options
from bookpress.report import render
from bookpress.rules.docs import explain
from bookpress.rules.renamed import RENAMED, todays_name
from bookpress.rules.rule import all_rules
from tests.kept import KEPT, lay_out_anew
from tests.test_gate import gate

if TYPE_CHECKING:
    from pathlib import Path

    from bookpress.gate.options import Options

OLD, NEW = "chinese.leaked-markup", "markup.leaked-markup"
LEAK = "\n模型**很大。\n"
TOLD = f"“{OLD}” is called “{NEW}” now; write that"


@pytest.fixture
def book() -> Path:
    book = lay_out_anew()
    write(book, "source/ch1.md", LEAK)
    return book


def write(book: Path, path: str, text: str) -> None:
    file = book / path
    file.write_text((file.read_text("utf-8") if file.exists() else "") + text, "utf-8")


def found(book: Path, options: Options = KEPT) -> list[str]:
    findings = check_book(book, options).findings
    ours = [finding for finding in findings if not finding.rule.startswith("crossrefs.")]
    return [f"{f.place.path}:{f.place.line} {f.severity} {f.rule}" for f in ours]


def test_what_was_renamed() -> None:
    """An old name is no rule's, today's is; nothing was renamed twice."""
    assert not set(RENAMED) & set(all_rules())
    assert set(RENAMED.values()) <= set(all_rules())
    assert todays_name(NEW) == NEW


def test_without_any_old_name_nothing_is_told(book: Path) -> None:
    assert found(book) == [f"source/ch1.md:5 error {NEW}"]


def test_a_row(book: Path) -> None:
    write(book, "allowed.toml", f'[[allow]]\nrule = "{OLD}"\npath = "source/ch1.md"\nreason = "so"')
    assert found(book) == ["allowed.toml:1 info allowed.renamed"]
    assert TOLD in [finding.message for finding in check_book(book, KEPT).findings]


@pytest.mark.parametrize("comment", ["<!-- bookpress: ignore {} -->", "% bookpress: ignore {}"])
def test_a_comment(comment: str) -> None:
    book = lay_out_anew()
    write(book, "source/ch1.md", f"\n{comment.format(OLD)}\n{LEAK}")
    assert found(book) == ["source/ch1.md:5 info allowed.renamed"]


def test_a_comment_that_silences_nothing_is_still_told() -> None:
    book = lay_out_anew()
    write(book, "source/ch1.md", f"\n<!-- bookpress: ignore {OLD} -->\n\n甲。\n")
    assert found(book) == [
        "source/ch1.md:5 info allowed.renamed",
        "source/ch1.md:5 warning allowed.unused",
    ]


@pytest.mark.parametrize("name", ["ignore", "select"])
def test_the_settings_of_the_book(book: Path, name: str) -> None:
    write(book, "pyproject.toml", f"[tool.bookpress]\n{name} = [\n  '{OLD}',\n]\n")
    options = replace(read_options(book, {}), cache=KEPT.cache)
    leak = [] if name == "ignore" else [f"source/ch1.md:5 error {NEW}"]
    assert found(book, options) == ["pyproject.toml:3 info allowed.renamed", *leak]


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_the_command_line(book: Path, option: str) -> None:
    done = gate(book, option, OLD)
    assert done.stderr == f"bookpress: info: {TOLD}\n"
    assert (NEW in done.stdout) is (option == "--select")


def test_a_page_is_found_by_its_old_name() -> None:
    assert explain(OLD) == f"{TOLD}.\n\n{explain(NEW)}"


def test_a_service_knows_a_finding_by_its_old_name(book: Path) -> None:
    sarif = render(check_book(book, KEPT), replace(KEPT, format="sarif"))
    assert f'"deprecatedIds": [\n                "{OLD}"' in sarif
