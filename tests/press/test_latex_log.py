"""What LaTeX says is told where the words were written; what a reader would not see is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bookpress.press.latex_log import PAGE, TexFile, error_line, faults_in_log, missing_characters

if TYPE_CHECKING:
    from pathlib import Path

TEX = r"""\begin{document}
\sphinxAtStartPar
%@ source/ch1.md:5
一段话\(\nosuch\)。
%@ source/ch1.md:9

\section{标题}
%@ source/ch1.md:11

\begin{tabular}{l}
\sphinxAtStartPar
%@ source/ch1.md:13
格子
\\
%@ source/ch1.md:11
\end{tabular}
\sphinxAtStartPar
%@ locale/en/LC_MESSAGES/ch1.po:3
A long word 🧿, and%@ source/ch1.md:6
\(x\)%@ locale/en/LC_MESSAGES/ch1.po:3
 more.

\end{document}
"""
CHAPTER = (
    "(ch-one)=\n# 一\n\n\n一段话\n第二句$\\nosuch$。\n\n\n## 标题\n\n| 表 |\n|---|\n| 格子 |\n"
)
CATALOG = 'msgid ""\n\n#: source/ch1.md:15\nmsgid "长🧿"\nmsgstr ""\n"A long "\n"word 🧿."\n'
HEAD = "This is XeTeX\n"


@pytest.fixture
def file(tmp_path: Path) -> TexFile:
    (tmp_path / "build").mkdir()
    (tmp_path / "source").mkdir()
    (tmp_path / "locale/en/LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "source/ch1.md").write_text(CHAPTER, "utf-8")
    (tmp_path / "locale/en/LC_MESSAGES/ch1.po").write_text(CATALOG, "utf-8")
    tex = tmp_path / "build/small.tex"
    tex.write_text(TEX, "utf-8")
    (tmp_path / "build/small.toc").write_text("\n\\contentsline {section}{标题}{1}{}\n", "utf-8")
    return TexFile.read(tex, tmp_path)


@pytest.mark.parametrize(
    ("line", "text", "place"),
    [
        (1, "", ""),
        (2, "", "source/ch1.md:5"),  # where a paragraph begins: its comment comes next
        (4, "", "source/ch1.md:5"),
        (4, r"\nosuch", "source/ch1.md:6"),  # a sentence further down
        (6, "", "source/ch1.md:5"),  # the empty line ends the paragraph, not the heading's comment
        (7, "", "source/ch1.md:9"),
        (13, "", "source/ch1.md:13"),
        (16, "", "source/ch1.md:11"),  # the end of the table: all of it
        (19, "", "locale/en/LC_MESSAGES/ch1.po:3"),
        (20, "", "source/ch1.md:6"),  # the comment at its end is of the next line
        (21, "", "locale/en/LC_MESSAGES/ch1.po:3"),
        (19, "word 🧿", "locale/en/LC_MESSAGES/ch1.po:7"),  # of the msgstr, not of the msgid
    ],
)
def test_a_line_of_latex_has_a_place(file: TexFile, line: int, text: str, place: str) -> None:
    assert file.place(line, text) == place


@pytest.mark.parametrize(
    ("output", "said"),
    [
        (
            "./small.tex:4: Undefined control sequence.\nl.4 一段话\\(\\nosuch\n   \\)。\n",
            r"source/ch1.md:5: error: LaTeX cannot set this: there is no command \nosuch",
        ),
        (
            "./small.tex:4: LaTeX Error: Cannot determine size of graphic in a.webp.\n",
            "source/ch1.md:5: error: LaTeX cannot set this: Cannot determine size of graphic in a.",
        ),
        (
            "./small.toc:2: Missing $ inserted.\n",
            "source/ch1.md:9: error: LaTeX cannot set this: M",
        ),
        (
            "Runaway argument?\n{格子\n./small.tex:23: File ended while scanning use of \\x.\n",
            "source/ch1.md:13: error: LaTeX cannot set this: File ended while scanning use of",
        ),
    ],
    ids=["command", "picture", "contents", "runaway"],
)
def test_an_error_is_told_at_its_place(file: TexFile, output: str, said: str) -> None:
    assert error_line(HEAD + output, file).startswith(said)


def test_an_error_without_a_place_names_the_log(file: TexFile) -> None:
    assert error_line("! Emergency stop.\n", file).startswith(f"{file.path.with_suffix('.log')}: ")
    assert "killed" in error_line("killed", file)


def test_a_character_without_a_glyph_is_told_at_its_place(file: TexFile) -> None:
    """XeTeX may tell it at the end of the paragraph."""
    error = "./small.tex:22: Missing character: There is no 🧿 (U+1F9FF) in font X!\nl.20 \n"
    (said,) = missing_characters(HEAD + error * 2, file)
    assert said.startswith("locale/en/LC_MESSAGES/ch1.po:7: error: no font of the PDF has “🧿”")


@pytest.mark.parametrize(
    ("log", "said"),
    [
        (
            "Overfull \\hbox (1.25pt too wide) in paragraph at lines 2--6\n\\TU/A/m/n/10 第二句\n",
            "source/ch1.md:5: error: a line is 1.2 pt too wide for the page",
        ),
        (
            "Overfull \\hbox (9.0pt too wide) in alignment at lines 10--16\n [] \n",
            "source/ch1.md:11: error: this table is 9.0 pt too wide for the page",
        ),
        (
            "(./small.toc\nOverfull \\hbox (9.0pt too wide) in paragraph at lines 2--2\n[] \n\n)\n",
            "source/ch1.md:9: error: a line is 9.0 pt too wide for the page",
        ),
        (
            "Overfull \\vbox (235.1pt too high) has occurred while \\output\n\n[7]\n"
            + PAGE
            + "13\n",
            "source/ch1.md:13: error: this page is 235.1 pt too full",
        ),
        (
            "LaTeX Warning: Reference `fig' on page 1 undefined on input line 7.\n",
            "source/ch1.md:9: error: this leads nowhere in the PDF: Reference `fig' on page 1",
        ),
    ],
    ids=["line", "table", "contents", "page", "reference"],
)
def test_a_fault_on_the_page_is_told_once(file: TexFile, log: str, said: str) -> None:
    (found,) = faults_in_log(f"{HEAD}\n{log}\n{log}\n", file)
    assert found.startswith(said)


@pytest.mark.parametrize(
    "line",
    [
        r"Overfull \vbox (2.3pt too high) detected at line 745",
        r"Underfull \vbox (badness 10000) has occurred while \output is active []",
        "LaTeX Warning: There were undefined references.",
    ],
)
def test_what_nobody_sees_is_not(file: TexFile, line: str) -> None:
    assert faults_in_log(line, file) == []
