"""What `bookpress new` writes is whole, clean and the book's own, in every setting."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from bookpress.__main__ import _options
from bookpress.gate.check import check_book
from bookpress.gate.options import read_options
from bookpress.new.texts import FOLDER
from bookpress.read.po import read_po
from tests.conftest import ROOT
from tests.new.books import DOMAINS, FILES, HAN, SETTINGS, conf_of, copy_of, paths_in, translations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize("setting", SETTINGS)
def test_all_files_are_there_and_the_check_is_clean(
    written: Callable[[str], Path], setting: str
) -> None:
    book = written(setting)
    codes = {"zh": "zh_CN", "en": "en", "de": "de"}
    first, *others = (codes[name] for name in setting.split(","))
    catalogs = {f"locale/{code}/LC_MESSAGES/{domain}.po" for code in others for domain in DOMAINS}
    assert paths_in(book) == FILES | catalogs
    assert conf_of(book)["language"] == first
    options = read_options(book, {"use_cache": False})
    assert check_book(book, options).findings == ()


@pytest.mark.parametrize("setting", ["zh,en", "en,zh"])
def test_every_message_is_translated(written: Callable[[str], Path], setting: str) -> None:
    for path in (written(setting) / "locale").glob("*/LC_MESSAGES/*.po"):
        file = read_po(path.read_bytes(), path.name)
        assert file.entries
        assert file.parse_errors == []
        assert [entry.key for entry in file.entries if not entry.msgstr[0].value] == []


def test_translations_lead_there_and_back(written: Callable[[str], Path]) -> None:
    """A word that stands twice has one translation, whichever of the two comes first."""
    there, back = translations(written("zh,en")), translations(written("en,zh"))
    assert len(there) > 50
    assert [
        (name, message, text)
        for (name, message), text in there.items()
        if back[name, text] != message
    ] == []


_REFERRING = re.compile(
    r"(?P<term>\{term\})`[^`]*`|(?:\{[\w:]+\})?`[^`]*`|\[\^\w+\]|^\([\w-]+\)="
    r"|^:[\w-]+: [!-~]+$|^:+(?:\{\w+\})?|\$[^$]*\$"
)


def references(line: str) -> list[str]:
    """Return what a line refers to and what it is called by, whatever its language."""
    return sorted(found["term"] or found[0] for found in _REFERRING.finditer(line))


def test_the_texts_of_all_languages_agree_line_by_line() -> None:
    english = FOLDER / "en"
    others = [path for path in FOLDER.iterdir() if path.name not in {"common", "en"}]
    assert others
    for other in others:
        assert paths_in(other) == paths_in(english)
        for name in sorted(paths_in(english)):
            if name.startswith("source/"):
                first, second = ((folder / name).read_text("utf-8") for folder in (english, other))
                rows = zip(first.split("\n"), second.split("\n"), strict=True)
                assert [(a, b) for a, b in rows if references(a) != references(b)] == []


@pytest.mark.parametrize("setting", SETTINGS)
def test_nothing_of_another_book_is_in_it(written: Callable[[str], Path], setting: str) -> None:
    book = written(setting)
    strange = re.compile(r"LXGW|Noto|WenKai|terms\.csv|llm-book|大语言模型|Large Language|@@")
    for name in paths_in(book):
        text = (book / name).read_text("utf-8")
        assert not strange.search(text), name
        assert f"{ROOT}/" not in text, name
        assert setting != "en" or not HAN.search(text), name
    lines = (book / "requirements.txt").read_text("utf-8").splitlines()
    assert [line.partition(">=")[0] for line in lines if line[0] != "#"] == [
        "bookpress[press]",
        "pytest",
    ]
    assert ("locale_dirs" in conf_of(book)) == ("," in setting)


def test_the_program_of_the_workflow_knows_its_commands(written: Callable[[str], Path]) -> None:
    workflow = yaml.safe_load((written("en") / ".github/workflows/book.yml").read_text("utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    script = "\n".join(step.get("run", "") for step in steps)
    commands = re.findall(r"^\s*bookpress (.*?)(?: >.*)?$", script, re.MULTILINE)
    assert len(commands) == 3
    for command in commands:
        _options(command.replace("${{ matrix.format }}", "html,epub").split())
    hooks = yaml.safe_load((written("en") / ".pre-commit-config.yaml").read_text("utf-8"))
    assert hooks["repos"][0]["hooks"][0]["entry"].endswith(" check")


@pytest.mark.parametrize("setting", ["zh", "en", "de"])
def test_chapter_1_quotes_what_the_check_says(
    written: Callable[[str], Path], tmp_path: Path, setting: str
) -> None:
    book = copy_of(written(setting), tmp_path)
    bib = (book / "refs.bib").read_text("utf-8")
    (book / "refs.bib").write_text(bib.replace("1119--1184", "1184--1119"), "utf-8")
    done = press_check(book)
    assert done.returncode == 1
    chapter = (book / "source/ch1/index.md").read_text("utf-8")
    quoted = re.search(r"```text\n(.*)\n```", chapter)
    assert quoted
    assert quoted[1] in done.stdout.splitlines()


def press_check(book: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bookpress", "check", "--all", str(book)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("old", "new_", "rule"),
    [
        ("{term}`胶`", "胶", "translations.reference-lost"),
        ("{term}`胶`", "{term}`胶水`", "translations.unknown-term"),
        ("{cite}`knuth1986texbook`", "", "translations.reference-lost"),
    ],
)
def test_what_a_chinese_translation_loses_is_told(
    written: Callable[[str], Path], tmp_path: Path, old: str, new_: str, rule: str
) -> None:
    book = copy_of(written("en,zh"), tmp_path)
    path = book / "locale/zh_CN/LC_MESSAGES/ch2.po"
    text = path.read_text("utf-8")
    at = text.index("看来，一行是一排盒子")
    assert old in text[at:]
    path.write_text(text[:at] + text[at:].replace(old, new_, 1), "utf-8")
    findings = check_book(book, read_options(book, {"use_cache": False})).findings
    assert [finding.rule for finding in findings] == [rule]


@pytest.mark.skipif(not shutil.which("xetex"), reason="TeX is the oracle")
def test_chapter_2_says_what_tex_computes(tmp_path: Path) -> None:
    chapter = (FOLDER / "en/source/ch2/index.md").read_text("utf-8")
    rows = re.findall(r"^\| ([\d.]+) \| (\d+) \| ([a-z ]+) \|$", chapter, re.MULTILINE)
    assert len(rows) == 5
    boxes = "".join(
        rf"\setbox0\hbox to {ratio}in{{\hskip 0pt plus 1in}}\message{{<\the\badness>}}"
        for ratio, _, _ in rows
    )
    (tmp_path / "lines.tex").write_text(rf"{boxes}\bye", "utf-8")
    done = subprocess.run(
        ["xetex", "-no-pdf", "lines.tex"],  # noqa: S607
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert re.findall(r"<(\d+)>", done.stdout) == [badness for _, badness, _ in rows]
    for _, badness, name in rows:  # TeX: The Program, section 852
        limit = int(badness)
        assert name == ("decent" if limit <= 12 else "loose" if limit <= 99 else "very loose")
