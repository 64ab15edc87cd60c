"""What the gate finds no fault in is printed; what it finds, the press says at the same line.

``sound.bib`` holds types x names of fields x inheritance, each entry with the reference that the
press makes of it; the faulty entries are made here, from all that each type needs.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from lxml import html

from bookpress.read.bib import types
from tests.conftest import press

if TYPE_CHECKING:
    from collections.abc import Iterable

pytestmark = pytest.mark.slow
SOUND = Path(__file__).with_name("sound.bib")
FAULTY = Path(__file__).with_name("faulty.bib")
ENTRY = re.compile(r"^@(\w+)\{([\w-]+),$", re.MULTILINE)
PRINTED = re.compile(r"^%= ([\w-]+): (.*)$", re.MULTILINE)
CONF = """extensions = ["bookpress"]
language = "zh_CN"
bibtex_bibfiles = ["refs.bib"]
book_id = "small"
book_languages = ["zh_CN"]
book_title = {"zh_CN": "小书"}
book_author = {"zh_CN": "某人"}
book_description = {"zh_CN": "一本小书。"}
book_edition = "1"
book_date = "2026-01-02"
book_licence = "CC BY 4.0"
"""
LIST = ":::{bibliography}\n:filter: docname in docnames\n:::\n"
VALUES = {
    "title": "Title of {}",
    "author": "Li, Lei",
    "editor": "Wu, Wei",
    "year": "2020",
    "chapter": "3",
    "url": "https://example.org/{}",
}


class Told(NamedTuple):
    """A line of refs.bib and what is said of it."""

    line: int
    words: str


def make_book(folder: Path, bibliography: str, keys: Iterable[str]) -> Path:
    """Write a book that cites ``keys``, each in a paragraph of its own and twice; return it."""
    (folder / "source").mkdir(parents=True)
    cited = "".join(f"又见{{cite}}`{key}`。\n\n" for key in keys)
    for path, text in {
        "conf.py": CONF,
        "refs.bib": bibliography,
        "source/index.md": "# 小书\n\n:::{toctree}\n:numbered:\n\none\ntwo\n:::\n",
        "source/one.md": f"(ch-one)=\n# 文献\n\n{cited}{LIST}",
        "source/two.md": f"(ch-two)=\n# 又一章\n\n{cited}{LIST}",
    }.items():
        (folder / path).write_text(text, "utf-8")
    return folder


def test_what_the_gate_calls_clean_is_printed(tmp_path: Path) -> None:
    text = SOUND.read_text("utf-8")
    expected = dict(PRINTED.findall(text))
    assert len(expected) >= 85
    book = make_book(tmp_path / "book", text, expected)
    checked = check(book)
    assert checked.returncode == 0, checked.stdout
    built = press(book, "book", "--format", "html", "--language", "zh")
    assert built.returncode == 0, built.stderr
    for page in ("one", "two"):
        assert printed(book / f"build/html/zh/{page}.html") == expected


def check(book: Path) -> subprocess.CompletedProcess[str]:
    """Run the gate in the folder of a book."""
    command = [sys.executable, "-m", "bookpress", "check"]
    return subprocess.run(command, cwd=book, capture_output=True, text=True, check=False)


def printed(page: Path) -> dict[str, str]:
    """Return each reference of a page by its key."""
    tree = html.document_fromstring(page.read_text("utf-8"))
    found = {}
    for reference in tree.cssselect("div.citation"):
        text = " ".join(reference.text_content().split()).partition(" ↑")[0]
        found[reference.get("id").removeprefix("cite-")] = re.sub(r"^\[\d+\] ?", "", text)
    return found


def faulty() -> str:
    """Return a bibliography with, for each type and each of its needs, an entry without it."""
    entries = []
    for kind, needs in types.NEEDS.items():
        for number, missing in enumerate(needs):
            key = f"{kind}{number}"
            given = ["title", *(need[0] for need in needs)]
            lines = [
                f"  {name} = {{{VALUES.get(name, 'Some {}').format(key)}}},\n"
                for name in dict.fromkeys(given)
                if name not in missing
            ]
            entries.append(f"@{kind}{{{key},\n{''.join(lines)}}}\n")
    return "\n".join([*entries, FAULTY.read_text("utf-8")])


def test_what_is_missing_is_said_at_the_same_line(tmp_path: Path) -> None:
    text = faulty()
    keys = [key for kind, key in ENTRY.findall(text) if kind != "xdata"]
    book = make_book(tmp_path / "book", text, keys)
    checked = check(book).stdout
    found = re.findall(
        r"^refs\.bib:(\d+):1: warning: (.*) \[bibliography\.missing-field\]$", checked, re.MULTILINE
    )
    assert f"bookpress: {len(found)} warnings in 1 file" in checked, checked
    built = press(book, "book", "--no-check", "--format", "html", "--language", "zh")
    assert built.returncode == 1
    said = re.findall(
        r"^refs\.bib:(\d+): WARNING: (.*) \[bibtex\.missing_field\]$", built.stderr, re.MULTILINE
    )
    assert said == sorted(set(said), key=said.index), "each once, though two lists print it"
    assert {Told(int(line), words) for line, words in said} == {
        Told(int(line), words) for line, words in found
    }
    assert built.stderr.count("WARNING") == len(said), built.stderr
    lines = text.splitlines()
    assert all(lines[int(line) - 1].startswith("@") for line, _ in said)
    assert len(said) >= sum(map(len, types.NEEDS.values()))
