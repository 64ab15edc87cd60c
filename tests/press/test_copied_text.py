"""What a reader copies out of the PDF, or finds when searching it, is what was written."""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTTextContainer

from bookpress.languages import LANGUAGES
from bookpress.press.pdf import Description, finish_pdf, mend_cmap
from bookpress.typeset.latex.settings import PACKAGES, script_commands
from tests.book.pdf_reader import Pdf
from tests.conftest import press

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DESCRIPTION = Description("t", "a", "s", "r", "zh-CN", "c", datetime(2026, 1, 1, tzinfo=UTC))
FACES = {
    "text": r"\rmfamily",
    "bold": r"\bfseries",
    "italic": r"\itshape",
    "heading": r"\sffamily",
    "bold heading": r"\sffamily\bfseries",
    "code": r"\ttfamily",
    "bold code": r"\ttfamily\bfseries",
}
BLOCKS = [
    *((0x21, 0x7E), (0xA1, 0x17F), (0x391, 0x3C9), (0x2010, 0x2027), (0x2030, 0x205E)),
    *((0x20A0, 0x20BF), (0x2100, 0x218B), (0x2190, 0x22FF), (0x2460, 0x24FF), (0x2500, 0x27BF)),
    *((0x3001, 0x303F), (0xFF01, 0xFF5E), (0x1F10B, 0x1F10C)),
]
# One glyph, two characters, and of these the other is the one that is written. ⋯ and the
# katakana dot are signs of mathematics and of Japanese.
SAME_TO_A_READER = {
    *("‒–", "‵｀", "〜～", "‧·", "•·", "∙·", "・·", "⋯…", "‑-", "―—"),
    *(f"{chr(0x2780 + i)}{chr(0x2460 + i)}" for i in range(10)),
    *("🄋⓪", "🄌⓿"),
}


def characters() -> Iterator[str]:
    """Yield what may stand in a book: Latin, Greek, signs, and the Han of GB 2312."""
    for first, last in BLOCKS:
        yield from map(chr, range(first, last + 1))
    for row in range(0xB0, 0xF8):
        yield from bytes(b for cell in range(0xA1, 0xFF) for b in (row, cell)).decode(
            "gb2312", "ignore"
        )


def copied(pdf: Path) -> str:
    """Return the text of ``pdf`` as its reader would copy it."""
    done = subprocess.run(
        ["pdftotext", "-raw", str(pdf), "-"],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("code", ["zh_CN", "en"])
def test_every_character_of_every_face_is_copied_as_it_was_written(
    code: str, tmp_path: Path
) -> None:
    """A character that a face does not have is left out: LaTeX's log tells it."""
    letters = [c for c in characters() if unicodedata.category(c)[0] not in "CMZ"]
    lines = []
    for number, (face, command) in enumerate(FACES.items()):
        few = "bold" in face or face == "italic"  # the same Han again
        lines.append(f"{{{command}")
        lines += [
            rf"\sign{{{number}:{ord(c):05X}}}{{\symbol{{{ord(c)}}}}}"
            for c in letters
            if not (few and "一" <= c <= "龥")
        ]
        lines.append("}")
    (tmp_path / "page.tex").write_text(
        r"\documentclass{article}\usepackage{fontspec}\usepackage{xeCJK}"
        rf"{script_commands(LANGUAGES[code])}\usepackage{{bookpress-fonts}}\parindent0pt"
        r"\newcommand\sign[2]{{\normalfont #1=}\mbox{#2}\par}\begin{document}"
        + "\n".join(lines)
        + r"\end{document}",
        "utf-8",
    )
    subprocess.run(
        ["xelatex", "-interaction=batchmode", "-halt-on-error", "page.tex"],  # noqa: S607
        cwd=tmp_path,
        env={**os.environ, "TEXINPUTS": f"{PACKAGES}:"},
        check=True,
        capture_output=True,
    )
    finish_pdf(tmp_path / "page.pdf", tmp_path / "finished.pdf", DESCRIPTION)
    text = copied(tmp_path / "finished.pdf")
    found = re.findall(r"(?m)^(\d):([0-9A-F]{5})= ?(\S*)", text)
    assert len(found) > 20_000
    other = {
        (list(FACES)[int(face)], chr(int(code, 16)), text)
        for face, code, text in found
        if text and "\ufffd" not in text and not same(chr(int(code, 16)), text)
    }
    assert other == set()


def same(written: str, text: str) -> bool:
    """Return whether the copy is what was written, or its twin."""
    plain = unicodedata.normalize("NFC", written), unicodedata.normalize("NFC", text)
    return plain[0] == plain[1] or written + text in SAME_TO_A_READER


CODE = "cat a.txt | grep -E 'x|y' > \"b.txt\" && echo `date` ~ ^ -- --- _ * # \\ {} <> $HOME %"
TEXT = "直引号\"quoted\"、'single'、office、affine、fluffy、a << b、1--2、,,、?"


@pytest.mark.slow
def test_code_and_text_are_copied_as_typed(small_book: Path) -> None:
    """Also signs that TeX would join: two hyphens, two commas, a straight quote."""
    chapter = small_book / "source/one/index.md"
    inline = "行内 `a | b`、`'x' \"y\"`、`--flag`、`~/x`、`ffi`、`a · b`。"
    more = f"\n## 题——名\n\n他说——好。O'Brien 的`it's`。\n\n```text\n{CODE}\n```\n\n{inline}\n"
    chapter.write_text(chapter.read_text("utf-8") + more + f"\n{TEXT}\n", "utf-8")
    done = press(small_book, "book", "--no-check", "--format", "pdf", "--language", "zh")
    assert done.returncode == 0, done.stderr
    text = copied(small_book / "build/pdf/small-zh.pdf")
    assert CODE in text.replace("\n", " ")
    plain = re.sub(r"\s", "", text)
    for written in ("a|b", "'x'\"y\"", "--flag", "~/x", "ffi", "a·b"):
        assert f"{written}、" in plain or f"{written}。" in plain
    assert "O’Brien的it's。" in plain  # in text an apostrophe is one, however it was typed
    assert plain.count("题——名") == 2  # in the contents, too
    assert "他说——好。" in plain
    assert TEXT.replace(" ", "") in plain


@pytest.mark.slow
def test_a_chinese_dash_is_two_characters_long(small_book: Path) -> None:
    """In the text, in bold and kai, and in a heading."""
    chapter = small_book / "source/one/index.md"
    more = "\n## 题——名\n\n说——好，**说——好**，*说——好*。\n"
    chapter.write_text(chapter.read_text("utf-8") + more, "utf-8")
    done = press(small_book, "book", "--no-check", "--format", "pdf", "--language", "zh")
    assert done.returncode == 0, done.stderr
    pdf = small_book / "build/pdf/small-zh.pdf"
    found = 0
    for line in lines_of(pdf):
        for before, dash in pairwise(line):
            if dash.get_text() == "——":
                found += 1
                assert dash.width == pytest.approx(2 * before.width, rel=0.02)
    assert found == 5
    assert "1.2 题——名" in Pdf(pdf).bookmarks


def lines_of(pdf: Path) -> Iterator[list[LTChar]]:
    """Yield the letters of each line."""
    for page in extract_pages(pdf):
        for box in page:
            if isinstance(box, LTTextContainer):
                for line in box:
                    yield [letter for letter in line if isinstance(letter, LTChar)]


@pytest.mark.book
@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_ligature_is_copied_out_of_the_book(build: Path, language: str) -> None:
    text = copied(build / "pdf" / f"llm-book-{language}.pdf")
    assert re.findall("\\S*[\ufb00-\ufb06]\\S*", text) == []


CMAP = "begincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n%sendcmap\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2 beginbfchar\n<0001> <0061>\n<0002> <FB00>\nendbfchar\n",
         "2 beginbfchar\n<0001> <0061>\n<0002> <00660066>\nendbfchar\n"),
        ("1 beginbfchar\n<007C> <FB000069>\nendbfchar\n",
         "1 beginbfchar\n<007C> <006600660069>\nendbfchar\n"),
        ("1 beginbfrange\n<0001> <0003> <22EE>\nendbfrange\n",
         "3 beginbfchar\n<0001> <22EE>\n<0002> <2026>\n<0003> <22F0>\nendbfchar\n"),
        ("1 beginbfrange\n<0001> <0002> [<FFE8> <0061>]\nendbfrange\n",
         "2 beginbfchar\n<0001> <007C>\n<0002> <0061>\nendbfchar\n"),
        ("1 beginbfrange\n<05> <06> <0041>\nendbfrange\n1 beginbfchar\n<01> <FB01>\nendbfchar\n",
         "3 beginbfchar\n<01> <00660069>\n<05> <0041>\n<06> <0042>\nendbfchar\n"),
        ("1 beginbfchar\n<0001> <D83CDD0B>\nendbfchar\n",
         "1 beginbfchar\n<0001> <24EA>\nendbfchar\n"),
    ],
)  # fmt: skip
def test_a_cmap_says_what_was_written(before: str, after: str) -> None:
    assert mend_cmap(CMAP % before, "zh-CN") == CMAP % after


def test_a_cmap_that_says_so_already_stays_as_it_is() -> None:
    cmap = CMAP % "1 beginbfrange\n<0001> <0003> <4E00>\nendbfrange\n"
    assert mend_cmap(cmap, "zh-CN") == cmap


@pytest.mark.parametrize(
    ("language", "copied_as"), [("ja", "・―ㄱㅎ"), ("zh-CN", "·—ㄱㅎ"), ("ko", "·—ㄱㅎ")]
)
def test_a_sign_is_that_of_the_language(language: str, copied_as: str) -> None:
    """The katakana dot and the bar are written in Japanese; a Hangul letter is never half a one."""
    rows = "4 beginbfchar\n" + "".join(
        f"<{number:04X}> <{ord(sign):04X}>\n" for number, sign in enumerate("・―ﾡﾾ")
    )
    mended = mend_cmap(CMAP % f"{rows}endbfchar\n", language)
    found = re.findall(r"<000\d> <(\w{4})>\n", mended.partition("beginbfchar")[2])
    assert found == [f"{ord(sign):04X}" for sign in copied_as]
