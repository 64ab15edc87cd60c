"""What a book may live with: rows with a reason, comments beside the place, and no more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bookpress.gate.check import check_book
from tests.kept import KEPT, lay_out_anew

BASE = Path(__file__).parent / "rules" / "base"
ROW = '[[allow]]\nrule = "{rule}"\npath = "{path}"\n{more}\n'


@pytest.fixture
def book() -> Path:
    return lay_out_anew()


def grave(book: Path) -> list[str]:
    found = check_book(book, KEPT).findings
    return [f"{f.place.path}:{f.place.line} {f.rule}" for f in found if f.severity != "info"]


def write(book: Path, path: str, text: str) -> None:
    (book / path).write_text((book / path).read_text("utf-8") + text, "utf-8")


def allow(book: Path, rule: str, path: str, more: str = 'reason = "looked at"') -> None:
    (book / "allowed.toml").write_text(ROW.format(rule=rule, path=path, more=more), "utf-8")


def test_a_row_silences_its_rule_in_its_file(book: Path) -> None:
    write(book, "source/ch1.md", "\n甲[^none]，见{ref}`nowhere`。\n")
    allow(book, "footnotes.undefined", "source/*.md")
    assert grave(book) == ["source/ch1.md:5 crossrefs.unknown-target"]
    result = check_book(book, KEPT)
    assert [(one.finding.rule, one.reason) for one in result.allowed] == [
        ("footnotes.undefined", "looked at"),
    ]


def test_a_key_narrows_a_row(book: Path) -> None:
    write(book, "source/ch1.md", "\n甲[^one]乙[^two]。\n")
    allow(book, "footnotes.undefined", "source/ch1.md", 'key = "one"\nreason = "so"')
    assert grave(book) == ["source/ch1.md:5 footnotes.undefined"]


def test_a_row_that_silences_nothing_is_a_fault(book: Path) -> None:
    allow(book, "footnotes.undefined", "source/ch1.md")
    assert grave(book) == ["allowed.toml:1 allowed.unused"]


@pytest.mark.parametrize(
    ("rule", "more"),
    [
        ("footnotes.undefined", ""),
        ("footnotes.undefined", 'reason = " "'),
        ("footnotes.undefind", 'reason = "so"'),
        ("footnotes.undefined", 'reason = "so'),
        ("allowed.unused", 'reason = "so"'),
    ],
)
def test_a_row_must_be_whole(book: Path, rule: str, more: str) -> None:
    allow(book, rule, "source/ch1.md", more)
    (found,) = grave(book)
    assert found.startswith("allowed.toml:")
    assert found.endswith("allowed.invalid")


@pytest.mark.parametrize(
    "comment",
    [
        "% bookpress: ignore footnotes.undefined\n",
        "<!-- bookpress: ignore footnotes.undefined -->\n",
        "% bookpress: ignore\n",
    ],
)
def test_a_comment_silences_the_next_block(book: Path, comment: str) -> None:
    write(book, "source/ch1.md", f"\n{comment}\n甲[^none]。\n\n乙[^other]。\n")
    assert grave(book) == ["source/ch1.md:9 footnotes.undefined"]


def test_a_comment_in_the_bibliography(book: Path) -> None:
    entry = "@misc{new,\n  title = {New},\n}\n"
    write(book, "refs.bib", f"\n% bookpress: ignore bibliography.uncited-entry\n{entry}")
    assert grave(book) == []


def test_a_comment_that_silences_nothing_is_told(book: Path) -> None:
    write(book, "source/ch1.md", "\n% bookpress: ignore footnotes.undefined\n\n甲。\n")
    assert grave(book) == ["source/ch1.md:5 allowed.unused"]


@pytest.mark.parametrize(
    "text",
    [
        "坏[^none]。{comment}",
        "- 甲\n- 坏[^none]。{comment}",
        "| 甲 | 乙 |\n|---|---|\n| 坏[^none]。{comment} | 丁 |\n| 戊 | 己 |",
        "```{{list-table}}\n* - 甲\n  - 坏[^none]。{comment}\n```",
    ],
)
def test_a_comment_at_the_end_of_a_line_silences_that_line(book: Path, text: str) -> None:
    comment = "<!-- bookpress: ignore footnotes.undefined -->"
    write(book, "source/ch1.md", "\n" + text.format(comment=comment) + "\n\n乙[^other]。\n")
    last = len((book / "source/ch1.md").read_text("utf-8").splitlines())
    assert grave(book) == [f"source/ch1.md:{last} footnotes.undefined"]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- bookpress: ignore footnotes.undefined, crossrefs.unknown-target -->",
        "% bookpress: ignore footnotes.undefined crossrefs.unknown-target",
        "<!--\nbookpress: ignore footnotes.undefined,\n  crossrefs.unknown-target\n-->",
        "<!-- bookpress: ignore footnotes.undefined, crossrefs.unknown-target as agreed -->",
    ],
)
def test_a_comment_may_name_several_rules(book: Path, comment: str) -> None:
    faults = "甲[^none]，见{ref}`nowhere`。\n\n乙[^other]。\n"
    write(book, "source/ch1.md", f"\n{comment}\n\n{faults}")
    last = len((book / "source/ch1.md").read_text("utf-8").splitlines())
    assert grave(book) == [f"source/ch1.md:{last} footnotes.undefined"]


def test_each_rule_of_a_comment_must_silence_something(book: Path) -> None:
    comment = "% bookpress: ignore footnotes.undefined, crossrefs.unknown-target"
    write(book, "source/ch1.md", f"\n{comment}\n\n甲[^none]。\n")
    assert grave(book) == ["source/ch1.md:5 allowed.unused"]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- bookpress: ignroe footnotes.undefined -->",
        "<!-- bookpress ignore footnotes.undefined -->",
        "<!-- bookpress: ignore Footnotes.Undefined -->",
        "<!-- bookpress: ignore footnotes.undefined, footnotes.undefind -->",
        "甲。<!-- bookpress: ignroe footnotes.undefined -->",
    ],
)
def test_a_comment_that_is_not_understood_is_told(book: Path, comment: str) -> None:
    write(book, "source/ch1.md", f"\n{comment}\n")
    assert "source/ch1.md:5 allowed.invalid" in grave(book)


@pytest.mark.parametrize("comment", ["<!-- bookpress is what we use -->", "% bookpress"])
def test_a_comment_about_the_gate_is_none_for_it(book: Path, comment: str) -> None:
    write(book, "source/ch1.md", f"\n{comment}\n\n甲。\n")
    assert grave(book) == []


def test_a_comment_in_an_included_file(book: Path) -> None:
    (book / "source/part.txt").write_text("% bookpress: ignore\n\n甲[^none]。\n", "utf-8")
    write(book, "source/ch1.md", "\n```{include} part.txt\n```\n")
    assert grave(book) == []


def test_nothing_is_unused_where_not_all_was_looked_at(book: Path) -> None:
    for language in ("en", "fr"):
        catalog = book / f"locale/{language}/LC_MESSAGES/ch1.po"
        catalog.parent.mkdir(parents=True)
        catalog.write_text('msgid "', "utf-8")
    path = "locale/en/LC_MESSAGES/ch1.po"
    allow(book, "translations.syntax", path)
    for languages, unused in ((("fr",), False), (("en", "fr"), False), (("en",), False)):
        options = replace(KEPT, languages=languages)
        rules = {finding.rule for finding in check_book(book, options).findings}
        assert ("allowed.unused" in rules) is unused
    (book / path).unlink()
    assert "allowed.toml:1 allowed.unused" in grave(book)
