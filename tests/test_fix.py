"""What has one safe mend is mended, shown first, and never at the cost of anything else."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bookpress.files.errors import WriteError
from bookpress.gate.baseline import FILE, write_baseline
from bookpress.gate.check import check_book
from bookpress.gate.fix import Fixed, fix_book
from bookpress.gate.mends import MENDED
from bookpress.text.did_you_mean import one_letter_off
from tests.kept import KEPT, PLACE, lay_out_anew
from tests.mutations.faults import all_faults, all_variations
from tests.mutations.mutation import Bench
from tests.test_baseline import HEADER, INDEX
from tests.test_gate import gate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bookpress.facts import Finding
    from bookpress.gate.options import Options
    from tests.mutations.mutation import Fault, Variation

PAGE, PO = "source/ch1.md", "locale/en/LC_MESSAGES/ch1.po"
LABELLED = "(ch-one)=\n# 引言\n\n"


@pytest.fixture
def book() -> Path:
    return lay_out_anew()


def page(book: Path, text: str) -> None:
    (book / PAGE).write_text(LABELLED + text, "utf-8")


def planned(book: Path, options: Options = KEPT) -> Fixed:
    return fix_book(book, options, lambda *_: None)


def mended(book: Path, options: Options = KEPT) -> str:
    """Mend the page, and return what stands below its title; the second time nothing is left."""
    planned(book, options).write(book)
    assert planned(book, options).after == {}
    return (book / PAGE).read_text("utf-8").removeprefix(LABELLED)


def told(findings: Sequence[Finding]) -> list[str]:
    return [f"{f.rule} {f.message}" for f in findings]


# --- what is mended


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("模型很大,数据很多;真的?\n", "模型很大，数据很多；真的？\n"),
        ("用 GPT,再测(一次)。甲...乙--丙。\n", "用 GPT，再测（一次）。甲……乙——丙。\n"),
        ('他说"很大"了。\n', "他说“很大”了。\n"),
        ("模型(很大）了，数据（很多)了。\n", "模型（很大）了，数据（很多）了。\n"),
        ("- 甲,乙\n- 丙,丁\n", "- 甲，乙\n- 丙，丁\n"),
        ("> 甲,乙\n> 丙,丁\n", "> 甲，乙\n> 丙，丁\n"),
        ("| 甲,乙 | 丙 |\n|---|---|\n", "| 甲，乙 | 丙 |\n|---|---|\n"),
        ("甲`a,b`,乙$x,y$,丙。\n", "甲`a,b`，乙$x,y$，丙。\n"),
        ("ＧＰＴ有１７５０亿。\n", "GPT有1750亿。\n"),
        ("据{cite}`zhao2023surveys`。\n", "据{cite}`zhao2023survey`。\n"),
        (f"{'{cite}`zhao2023surevy`' * 2}。\n", f"{'{cite}`zhao2023survey`' * 2}。\n"),
        ("甲,乙。", "甲，乙。"),
        ("甲,乙。\r\n丙,丁。\r\n", "甲，乙。\r\n丙，丁。\r\n"),
    ],
)  # fmt: skip
def test_a_page_is_mended(book: Path, before: str, after: str) -> None:
    (book / PAGE).write_bytes((LABELLED + before).encode())
    planned(book).write(book)
    assert (book / PAGE).read_bytes().decode().removeprefix(LABELLED) == after
    assert planned(book).after == {}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# 引言\n\n甲。\n", "(ch-ch1)=\n# 引言\n\n甲。\n"),
        ("# 引言\n\n甲。\n\n## 背景\n", "(ch-ch1)=\n# 引言\n\n甲。\n\n(sec-ch1-1)=\n## 背景\n"),
        ("# 引言\n甲。\n## 背景\n", "(ch-ch1)=\n# 引言\n甲。\n\n(sec-ch1-1)=\n## 背景\n"),
        ("# 引言\r\n\r\n甲。\r\n", "(ch-ch1)=\r\n# 引言\r\n\r\n甲。\r\n"),
        ("\ufeff# 引言\n", "\ufeff(ch-ch1)=\n# 引言\n"),
        ("(ch-ch1)=\n# A\n\n## 背景\n", "(ch-ch1)=\n# A\n\n(sec-ch1-1)=\n## 背景\n"),
        ("(sec-ch1-1)=\n# A\n\n## 背景\n", "(sec-ch1-1)=\n# A\n\n(sec-ch1-2)=\n## 背景\n"),
    ],
    ids=["title", "sections", "no gap", "Windows", "BOM", "taken", "the first number taken"],
)
def test_a_heading_gets_a_label(book: Path, before: str, after: str) -> None:
    (book / PAGE).write_bytes(before.encode())
    planned(book, replace(KEPT, select=("crossrefs",))).write(book)
    assert (book / PAGE).read_bytes().decode() == after
    assert planned(book).after == {}


# --- what is left to a person


@pytest.mark.parametrize(
    "text",
    [
        "引言\n----\n\n甲。\n",  # a heading that is underlined
        "> ## 引言\n>\n> 甲。\n",  # in a quotation
        "据{cite}`zhao2022survey`。\n",  # another year is another work
        "据{cite}`nobody1999`。\n",
        '据(见{cite}`zhao2023survey`)"了`甲`"。\n',  # who knows what belongs together
        "```python\nx = '甲,乙'\n```\n",
        "模型**很大。\n",
    ],
)
def test_what_is_not_certain_stays(book: Path, text: str) -> None:
    page(book, text)
    assert mended(book) == text


@pytest.mark.parametrize(
    ("key", "keys", "right"),
    [
        ("zhao2023surveys", ["zhao2023survey", "wang2024survey"], "zhao2023survey"),
        ("zhao2023surey", ["zhao2023survey"], "zhao2023survey"),
        ("zhao2023sruvey", ["zhao2023survey"], "zhao2023survey"),
        ("zhao2023surwey", ["zhao2023survey"], "zhao2023survey"),
        ("vaswanl2017attention", ["vaswani2017attention"], "vaswani2017attention"),
        ("zhao2023surveyss", ["zhao2023survey"], ""),  # two slips
        ("zhao2023surveyx", ["zhao2023surveys", "zhao2023survey"], ""),  # which of the two?
        ("zhao2022survey", ["zhao2023survey"], ""),
        ("zhao2023surveya", ["zhao2023survey1"], ""),
        ("knuth1984a", ["knuth1984b"], ""),
        ("knuth1984", ["knuth1984a"], ""),
        ("li2020attention", ["lu2020attention"], ""),
        ("zhang2020attention", ["zheng2020attention"], ""),
        ("chen2020attention", ["cheng2020attention"], ""),
        ("knutt1984", ["knuth1984"], ""),  # too short to be certain
        ("zhao-2023-surveys", ["zhao2023survey"], ""),
    ],
)
def test_which_key_was_meant_beyond_doubt(key: str, keys: list[str], right: str) -> None:
    assert one_letter_off(key, keys) == right


def test_only_what_is_told_is_mended(book: Path) -> None:
    """Not what the book allows, knows, or does not want to hear of."""
    comment = "<!-- bookpress: ignore chinese.half-width-punctuation -->"
    text = f"甲,乙。\n\n{comment}\n丙;丁。\n\nＧＰＴ\n"
    page(book, text)
    assert mended(book, replace(KEPT, select=("crossrefs",))) == text
    row = f'[[allow]]\nrule = "chinese.full-width-latin"\npath = "{PAGE}"\nreason = "so"\n'
    (book / "allowed.toml").write_text(row, "utf-8")
    assert mended(book) == text.replace(",", "，")
    page(book, text)
    write_baseline(book / FILE, check_book(book, KEPT).findings, book, KEPT)
    assert mended(book) == text


def test_pages_of_others_are_not_touched(book: Path, tmp_path: Path) -> None:
    """A page that the book takes in from outside belongs to somebody else."""
    outside = tmp_path / "shared"
    outside.mkdir()
    (outside / "part.md").write_text("甲,乙。\n", "utf-8")
    (book / "source/shared").symlink_to(outside)
    page(book, "```{include} shared/part.md\n```\n")
    options = replace(KEPT, outside=(str(outside),))
    rules = [finding.rule for finding in check_book(book, options).findings]
    assert "chinese.half-width-punctuation" in rules
    planned(book, options).write(book)
    assert (outside / "part.md").read_text("utf-8") == "甲,乙。\n"


def test_a_mend_inside_of_what_another_finding_quotes(book: Path) -> None:
    """The heading has no label before and after: that is no news, and nobody asked for one."""
    (book / PAGE).write_text("# 引言(一)\n\n甲。\n", "utf-8")
    planned(book, replace(KEPT, select=("chinese",))).write(book)
    assert (book / PAGE).read_text("utf-8") == "# 引言（一）\n\n甲。\n"


# --- catalogs


def translate(book: Path, messages: str) -> None:
    folder = (book / PO).parent
    folder.mkdir(parents=True)
    (folder / "index.po").write_text(INDEX, "utf-8")
    (book / PO).write_text(HEADER + '\nmsgid "引言"\nmsgstr "Introduction"\n' + messages, "utf-8")


def test_a_translation_follows(book: Path) -> None:
    page(book, '他说"很大",数据(很多)。\n')
    msgid = '""\n"他说\\"很大\\","\n"数据(很多)。"'
    translate(book, f'\n#: ../../source/ch1.md:4\nmsgid {msgid}\nmsgstr "He says so."\n')
    assert mended(book) == "他说“很大”，数据（很多）。\n"
    after = (book / PO).read_text("utf-8")
    assert after.endswith('\nmsgid ""\n"他说“很大”，"\n"数据（很多）。"\nmsgstr "He says so."\n')
    assert told(check_book(book, KEPT).findings) == []


def test_a_key_is_mended_in_the_translation_too(book: Path) -> None:
    page(book, "模型{cite}`zhao2023surveys`很大。\n")
    translate(
        book,
        '\nmsgid "模型{cite}`zhao2023surveys`很大。"\nmsgstr "Big {cite}`zhao2023surveys`."\n',
    )
    assert mended(book) == "模型{cite}`zhao2023survey`很大。\n"
    assert "surveys" not in (book / PO).read_text("utf-8")
    assert told(check_book(book, KEPT).findings) == []


def test_a_mend_that_would_lose_a_translation_is_not_made(book: Path) -> None:
    """The message breaks its line inside of what changes, which nobody here understands."""
    page(book, "甲,乙。\n\nＧＰＴ很大。\n")
    translate(
        book,
        '\nmsgid "甲,乙。"\nmsgstr "A, b."\n\nmsgid ""\n"Ｇ"\n"ＰＴ很大。"\nmsgstr "GPT is big."\n',
    )
    catalog = (book / PO).read_text("utf-8")
    fixed = planned(book)
    assert (fixed.mended, fixed.left) == (1, 1)
    assert mended(book) == "甲，乙。\n\nＧＰＴ很大。\n"
    assert (book / PO).read_text("utf-8") == catalog.replace("甲,乙", "甲，乙")


# --- the files


def test_the_diff_is_what_git_applies(book: Path, tmp_path: Path) -> None:
    page(book, "甲,乙。\n" * 9 + "\n丙\u2028丁,戊。")  # no end of the last line, and an odd blank
    fixed = planned(book)
    before = {path: (book / path).read_bytes() for path in fixed.after}
    patched = shutil.copytree(book, tmp_path / "patched")
    for command in (["git", "init", "-q"], ["git", "apply", "-"]):
        subprocess.run(command, cwd=patched, input=fixed.diff().encode(), check=True)
    assert {path: (book / path).read_bytes() for path in fixed.after} == before
    fixed.write(book)
    assert fixed.after
    for path in fixed.after:
        assert (patched / path).read_bytes() == (book / path).read_bytes()


def test_a_name_of_a_bib_file_is_mended(book: Path) -> None:
    bib = book / "refs.bib"
    text = bib.read_text("utf-8")
    author = "  author = {Zhao, Wayne and {张, 三}\n    and {欧阳，修} and {李, 四}},"
    entry = f"@misc{{zhao2023survey,\n{author}\n  title = {{T}},\n  year = {{2023}},\n}}\n"
    assert "zhao2023survey" in text
    bib.write_text(entry, "utf-8")
    planned(book).write(book)
    mended = "  author = {Zhao, Wayne and 张, 三\n    and 欧阳, 修 and 李, 四},"
    assert bib.read_text("utf-8") == entry.replace(author, mended)
    assert planned(book).after == {}


def test_what_somebody_saved_meanwhile_is_not_lost(book: Path) -> None:
    page(book, "甲,乙。\n")
    fixed = planned(book)
    page(book, "甲,乙，丙。\n")
    with pytest.raises(WriteError, match=r"ch1\.md: somebody changed it meanwhile"):
        fixed.write(book)
    assert (book / PAGE).read_text("utf-8").endswith("甲,乙，丙。\n")


@pytest.mark.sampled(5)
def test_as_people_call_it(book: Path) -> None:
    page(book, "甲,乙。\n")
    shown = gate(book, "--diff")
    assert shown.returncode == 1
    assert shown.stdout.startswith(f"--- a/{PAGE}\n+++ b/{PAGE}\n")
    assert "1 finding in 1 file can be mended: bookpress check --fix" in shown.stderr
    assert (book / PAGE).read_text("utf-8").endswith("甲,乙。\n")
    done = gate(book, "--fix")
    assert (done.returncode, done.stderr) == (0, "bookpress: 1 finding in 1 file mended\n")
    assert done.stdout.startswith("bookpress: clean")
    done = gate(book, "--diff")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "bookpress: nothing has a safe mend\n"
    assert gate(book, "--fix", "--language", "en").returncode == 2


def test_what_a_baseline_keeps_from_being_mended_is_said(book: Path) -> None:
    page(book, "甲,乙。\n")
    gate(book, "--write-baseline")
    done = gate(book, "--diff")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "bookpress: nothing has a safe mend; 1 known finding left alone: --no-baseline looks at"
        " it, too\n"
    )
    assert gate(book, "--diff", "--no-baseline").returncode == 1


# --- every fault that the gate's own proof knows

BENCH = Bench(PLACE.parent / f"{PLACE.name}-fix")
FAULTS = [one for one in all_faults() if one.rule in MENDED and one.book == "small"]
SOUND = [one for one in all_variations() if one.family == "chinese" and one.book == "small"]


@pytest.fixture(scope="module", autouse=True)
def _swept() -> object:
    yield
    shutil.rmtree(BENCH.folder, ignore_errors=True)


@pytest.mark.sampled(4)
@pytest.mark.parametrize("case", [*FAULTS, *SOUND], ids=lambda one: one.name)
def test_a_mended_book_is_sounder_and_stays_so(case: Fault | Variation) -> None:
    with BENCH.edited(case.book, case.edits) as (root, _):
        options = replace(KEPT, cache=BENCH.folder / "cache", ignore=("crossrefs",))
        before = check_book(root, options).findings
        fixed = planned(root, options)
        kept = {path: (root / path).read_bytes() for path in fixed.before}
        try:
            fixed.write(root)
            after = check_book(root, options).findings
            assert planned(root, options).after == {}
        finally:
            for path, data in kept.items():
                (root / path).write_bytes(data)
    assert len(after) == len(before) - fixed.mended
    assert {one.rule for one in after} <= {one.rule for one in before}
