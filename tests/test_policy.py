"""A language in the making holds up nobody; one that is to be released must be complete."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bookpress.gate.check import check_book
from bookpress.report import exit_status, render
from tests.kept import KEPT, lay_out_anew

ENGLISH = Path(__file__).parent / "rules" / "english"
HEADER, INDEX = ((ENGLISH / name).read_text("utf-8") for name in ("header.po", "index.po"))
PAGE = "# 引言\n\n大语言模型很大。\n\n它从文本中学来。\n\n它还会犯错。\n\n它要查资料。\n"
# A chapter that went on while its translators did not: one message of each kind.
BEHIND = """
msgid "引言"
msgstr "Introduction"

msgid "大语言模型很大。"
msgstr ""

#, fuzzy
msgid "它从文本中学来。"
msgstr "It learns."

msgid "它还会犯错。"
msgstr "它还会犯错。"

msgid "它会犯错。"
msgstr "It makes mistakes."

msgid "它很贵。"
msgstr "It is expensive."
"""


@pytest.fixture
def book() -> Path:
    book = lay_out_anew()
    (book / "source/ch1.md").write_text(PAGE, "utf-8")
    (book / "source/ch2.md").write_text("# 结语\n\n没有目录。\n", "utf-8")
    index = book / "source/index.md"
    index.write_text(index.read_text("utf-8").replace("ch1\n", "ch1\nch2\n"), "utf-8")
    folder = book / "locale/en/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "index.po").write_text(INDEX, "utf-8")
    (folder / "ch1.po").write_text(HEADER + BEHIND, "utf-8")
    return book


KINDS = {
    *("translations.untranslated", "translations.fuzzy", "translations.same-as-source"),
    *("translations.stale", "translations.missing-catalog"),
}


def severities(book: Path, **policy: tuple[str, ...]) -> dict[str, str]:
    findings = check_book(book, replace(KEPT, **policy)).findings  # type: ignore[arg-type]
    ours = [finding for finding in findings if finding.rule in KINDS]
    found = {finding.rule: finding.severity for finding in ours}
    assert {(f.rule, f.severity) for f in ours} == set(found.items()), "of two severities"
    return dict(found)


@pytest.mark.parametrize(
    "policy", [{"draft": ("en",)}, {"release": ("de",)}, {"draft": ("fr", "en")}]
)
def test_a_draft_fails_nothing(book: Path, policy: dict[str, tuple[str, ...]]) -> None:
    assert severities(book, **policy) == dict.fromkeys(KINDS, "info")
    options = replace(KEPT, ignore=("crossrefs", "translations.header"), **policy)  # type: ignore[arg-type]
    assert exit_status(check_book(book, options), options) == 0


def test_a_release_fails_at_each(book: Path) -> None:
    assert severities(book, release=("en",)) == dict.fromkeys(KINDS, "error")


def test_without_a_policy_the_rules_decide(book: Path) -> None:
    errors = ("translations.stale", "translations.missing-catalog")
    usual = {kind: "error" if kind in errors else "warning" for kind in KINDS}
    assert severities(book) == usual
    assert severities(book, draft=("fr",)) == usual


def test_what_a_draft_loses_is_a_fault_still(book: Path) -> None:
    """A translation that is there and broken is nobody's being ahead."""
    catalog = book / "locale/en/LC_MESSAGES/ch1.po"
    page = book / "source/ch1.md"
    page.write_text(page.read_text("utf-8").replace("很大。", "很大[^a]。\n\n[^a]: 注。"), "utf-8")
    text = catalog.read_text("utf-8").replace('很大。"\nmsgstr ""', '很大[^a]。"\nmsgstr "Big."')
    catalog.write_text(text, "utf-8")
    lost = [
        finding.severity
        for finding in check_book(book, replace(KEPT, draft=("en",))).findings
        if finding.rule == "translations.reference-lost"
    ]
    assert lost == ["error"]


def test_a_share_may_be_asked_of_a_draft(book: Path) -> None:
    options = replace(KEPT, draft=("en",), thresholds=(("en", 90.0),))
    found = {finding.rule: finding.severity for finding in check_book(book, options).findings}
    assert found["translations.below-threshold"] == "error"
    assert "translations.untranslated" not in found


def test_a_catalog_is_one_line(book: Path) -> None:
    options = replace(KEPT, select=("translations",))
    text = render(check_book(book, options), options)
    (line,) = [line for line in text.splitlines() if line.startswith("locale/en/LC_MESSAGES/ch1")]
    said = "1 of 6 untranslated, 1 fuzzy, 2 stale, 1 still the original"
    assert f"error: {said}; `bookpress check --all` names them [" in line
