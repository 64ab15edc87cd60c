"""The faces of the PDF are those that the machine has: releases of a font rename or drop one."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pikepdf
import pytest

from bookpress.languages import CHINESE, LANGUAGES
from bookpress.press import system_requirements as needs
from bookpress.typeset.latex.settings import PACKAGES, script_commands

if TYPE_CHECKING:
    from pathlib import Path

REJECTED = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include>/etc/fonts/fonts.conf</include>
  <selectfont><rejectfont>%s</rejectfont></selectfont>
</fontconfig>
"""
FACE = '<pattern><patelt name="fullname"><string>%s</string></patelt></pattern>'
PAGE = r"""\documentclass{book}
\usepackage{fontspec}\usepackage{xeCJK}%s\usepackage{bookpress-fonts}
\begin{document}
汉字\textbf{粗宋}\textit{楷体}\textbf{\textit{粗楷}}\textsf{黑体\textbf{粗黑}}\texttt{代码\textbf{粗码}}
\end{document}
"""
BOLD = [
    "LXGW WenKai Bold",
    "Noto Serif CJK SC Bold",
    "Noto Sans CJK SC Bold",
    "Noto Sans Mono CJK SC Bold",
]


def typeset(folder: Path, rejected: list[str]) -> tuple[set[str], str]:
    """Set a page on a machine without some faces; return the PDF's fonts and the log."""
    patterns = "".join(FACE % face for face in rejected)
    settings = folder / "fonts.conf"
    settings.write_text(REJECTED % patterns, "utf-8")
    (folder / "page.tex").write_text(PAGE % script_commands(CHINESE), "utf-8")
    surroundings = {"FONTCONFIG_FILE": str(settings), "TEXINPUTS": f"{PACKAGES}:"}
    done = subprocess.run(
        ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "page.tex"],  # noqa: S607
        cwd=folder,
        env={**os.environ, **surroundings, "max_print_line": "1000"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-1000:]
    with pikepdf.open(folder / "page.pdf") as pdf:
        fonts = {str(font.BaseFont)[8:] for font in pdf.pages[0].Resources.Font.values()}
    return fonts, (folder / "page.log").read_text("utf-8", "replace")


@pytest.mark.slow
@pytest.mark.parametrize("bold", BOLD)
def test_a_family_without_its_bold_face_takes_the_next_and_says_so(
    tmp_path: Path, bold: str
) -> None:
    _, log = typeset(tmp_path, [bold])
    family = bold.removesuffix(" Bold")
    assert f"no face {bold}; in its place: {family}" in log


@pytest.mark.slow
def test_the_kai_face_stays_kai_where_its_bold_face_has_another_name(tmp_path: Path) -> None:
    fonts, _ = typeset(tmp_path, ["LXGW WenKai Bold"])
    assert any(font.startswith("LXGWWenKai") for font in fonts)
    assert not any(font.startswith("LXGWWenKai-Bold") for font in fonts)


@pytest.mark.slow
def test_a_face_that_the_machine_has_is_taken_without_a_word(tmp_path: Path) -> None:
    listed = subprocess.run(
        ["fc-list", ":", "fullname"],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    )
    _, log = typeset(tmp_path, [])
    told = {face for face in BOLD if f"no face {face};" in log}
    assert told == {face for face in BOLD if face not in listed.stdout}


def test_a_family_is_not_there_because_another_begins_with_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    listed = "LXGW WenKai Mono,霞鹜文楷等宽\nNoto Serif CJK SC,Noto Serif CJK SC Black\n"
    monkeypatch.setattr(needs, "_output", lambda *_: listed)
    needs._families.cache_clear()  # noqa: SLF001
    missing = {need.name for need in needs.lacking(["pdf"])}
    needs._families.cache_clear()  # noqa: SLF001
    assert "LXGW WenKai" in missing
    assert "Noto Serif CJK SC" not in missing


LETTERS = r"""\documentclass{book}
\usepackage{fontspec}\usepackage{xeCJK}%s\usepackage{bookpress-fonts}\usepackage{hyperref}
\begin{document}
\chapter{The word λόγος, Москва and /ˈjōvēən/}\label{ж}
Λόγος, \textbf{Ἀχιλλεύς}, \textit{Москва}, \textsf{ʃə}, \texttt{ə}; H₂O, 10⁴, 5 ₽, ‼,
汉ж字; $α_{β}$ \ref{ж}.
\end{document}
"""


@pytest.mark.slow
@pytest.mark.parametrize("code", ["en", "zh_CN", "ru"])
def test_letters_that_a_face_lacks_are_taken_from_another(tmp_path: Path, code: str) -> None:
    """Phonetics, Greek and Russian words, raised figures; in a heading and its bookmark, too."""
    (tmp_path / "page.tex").write_text(LETTERS % script_commands(LANGUAGES[code]), "utf-8")
    for _ in range(2):
        subprocess.run(
            ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "page.tex"],  # noqa: S607
            cwd=tmp_path,
            env={**os.environ, "TEXINPUTS": f"{PACKAGES}:", "max_print_line": "1000"},
            capture_output=True,
            check=True,
        )
    log = (tmp_path / "page.log").read_text("utf-8", "replace")
    assert "Missing character" not in log
    assert "undefined" not in log
    with pikepdf.open(tmp_path / "page.pdf") as pdf, pdf.open_outline() as outline:
        assert [one.title for one in outline.root] == ["The word λόγος, Москва and /ˈjōvēən/"]
