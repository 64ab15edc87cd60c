"""No edition holds a file from outside the book, with the gate left out or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import press

pytestmark = pytest.mark.slow
CHAPTER = "source/two/index.md"
WORDS = "words from outside"
# What a page may ask for (OUT is a folder beside the book), and what of it the press tells.
ASKED = [
    ("```{include} ../../../OUT/a.md\n```", "“../../../OUT/a.md”"),
    ("```{include} linked/a.txt\n```", "“linked/a.txt”"),
    ("```{include} ../../../OUT/a.txt\n:literal:\n```", "“../../../OUT/a.txt”"),
    ("```{literalinclude} /../../OUT/a.py\n```", "“/../../OUT/a.py”"),
    ("```{literalinclude} index.md\n:diff: ../../../OUT/a.py\n```", "“../../../OUT/a.py”"),
    ("```{csv-table} 表\n:file: ../../../OUT/a.csv\n```", "“../../../OUT/a.csv”"),
    ("```{csv-table} 表\n:file: TOP/OUT/a.csv\n```", "“TOP/OUT/a.csv”"),
    ("```{csv-table} 表\n:url: http://127.0.0.1:9/a.csv\n```", "“http://127.0.0.1:9/a.csv”"),
    ("```{raw} html\n:file: ../../../OUT/a.html\n```", "“../../../OUT/a.html”"),
    ("```{raw} html\n:file: TOP/OUT/a.html\n```", "“TOP/OUT/a.html”"),
    ("```{raw} html\n:url: file://TOP/OUT/a.html\n```", "“file://TOP/OUT/a.html”"),
    ("```{eval-rst}\n.. include:: ../../../OUT/a.txt\n```", "“../../../OUT/a.txt”"),
    ("```{eval-rst}\n.. raw:: html\n   :file: ../../../OUT/a.html\n```", "“../../../OUT/a.html”"),
    ("![图](../../../OUT/a.svg)", "“../../OUT/a.svg”"),
    ("![图](linked/a.*)", "“../../OUT/a.*”"),
    ("```{figure} ../../../OUT/a.svg\n图\n```", "“../../OUT/a.svg”"),
    ("{download}`表 <../../../OUT/a.csv>`", "“../../../OUT/a.csv”"),
    ("[表](../../../OUT/a.txt)", "“../../../OUT/a.txt”"),
    ("[表](linked/a.bin)", "“linked/a.bin”"),
]


@pytest.fixture
def out(small_book: Path) -> Path:
    """Return a folder beside the book, to which a link in the book leads."""
    folder = small_book.parent / "OUT"
    folder.mkdir()
    for suffix in ("py", "csv", "html", "txt", "bin"):
        (folder / f"a.{suffix}").write_text(WORDS, "utf-8")
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><!--{WORDS}--></svg>'
    (folder / "a.svg").write_text(svg, "utf-8")
    (small_book / "source/two/linked").symlink_to(folder)
    return folder


def build(book: Path) -> tuple[int, str]:
    done = press(book, "book", "--no-check", "--format", "html", "--language", "zh")
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


def is_printed(book: Path) -> bool:
    """Tell whether the words from outside are in anything that the press has made."""
    files = [path for path in (book / "build").rglob("*") if path.is_file()]
    return any(WORDS.encode() in path.read_bytes() for path in files)


def test_what_a_page_asks_for_outside_is_refused_at_its_line(small_book: Path, out: Path) -> None:
    path = small_book / CHAPTER
    lines = path.read_text("utf-8").splitlines()
    expected = []
    for text, told in ASKED:
        lines.append("")
        expected.append(f"{CHAPTER}:{len(lines) + 1}: WARNING: {told}")
        if "{eval-rst}" in text:
            expected[-1] = f"{CHAPTER}:{len(lines) + 2}: WARNING: {told}"
        lines += text.replace("TOP", str(out.parent)).splitlines()
    path.write_text("\n".join(lines) + "\n", "utf-8")
    status, said = build(small_book)
    assert status == 1
    told_at = {line.replace(str(out.parent), "TOP") for line in said.splitlines()}
    for start in expected:
        assert any(line.startswith(start) for line in told_at), start
    assert not is_printed(small_book)


def test_a_folder_that_is_allowed_is_read(small_book: Path, out: Path) -> None:
    (small_book / "pyproject.toml").write_text('[tool.bookpress]\noutside = ["../OUT"]\n', "utf-8")
    path = small_book / CHAPTER
    texts = [text for text, _ in ASKED if "127.0.0.1" not in text and ":url:" not in text]
    text = "\n\n".join(texts).replace("TOP", str(out.parent))
    path.write_text(f"{path.read_text('utf-8')}\n{text}\n", "utf-8")
    (out / "a.md").write_text(f"{WORDS}\n", "utf-8")
    (small_book / "source/two/linked").unlink()
    (small_book / "source/two/linked").mkdir()
    for suffix in ("txt", "svg", "bin"):
        target = small_book / f"source/two/linked/a.{suffix}"
        target.symlink_to(out / f"a.{suffix}")
    assert "lies outside" not in build(small_book)[1]
    assert is_printed(small_book)


@pytest.mark.parametrize(
    "path", ["source/two/part.md", "refs.bib", "locale/en/LC_MESSAGES/two.po", "locale/en"]
)
def test_a_link_that_leads_out_stops_the_press(small_book: Path, out: Path, path: str) -> None:
    (small_book / "source/two/linked").unlink()
    link = small_book / path
    target = out / Path(path).name
    if link.exists():
        link.rename(target)
    else:
        target.write_text(f"# {WORDS}\n", "utf-8")
    link.symlink_to(target)
    done = press(small_book, "book", "--no-check", "--format", "html")
    assert done.returncode != 0
    told = [line for line in done.stderr.split("\n") if "out of the book" in line]
    assert told
    assert all(line.startswith(path) for line in told)
    assert not is_printed(small_book)


def test_links_within_the_book_are_followed(small_book: Path) -> None:
    (small_book / "shared").mkdir()
    (small_book / "shared/a.txt").write_text(WORDS, "utf-8")
    (small_book / "source/two/linked").symlink_to("../../shared")
    path = small_book / CHAPTER
    text = "```{include} linked/a.txt\n```\n\n```{literalinclude} ../../shared/a.txt\n```\n"
    path.write_text(f"{path.read_text('utf-8')}\n{text}", "utf-8")
    assert build(small_book)[0] == 0
    assert is_printed(small_book)
