"""TeX reads what lies in its folder, and nothing else: what raw LaTeX asks for is refused."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pikepdf
import pytest

from bookpress.press.book import BookError
from bookpress.press.latex import make_pdf
from bookpress.press.tex_confined import confined, files_outside, refused_files

if TYPE_CHECKING:
    from pathlib import Path


def special(text: bytes) -> bytes:
    return b"\xef" + bytes([len(text)]) + text


@pytest.mark.parametrize(
    "text",
    [
        b"pdf:image matrix 1.0 0.0 0.0 1.0 0.0 0.0 page 0 (../a.pdf)",
        b"pdf:image width 3pt (/tmp/a.pdf)",
        b"pdf: epdf (b/../../a.pdf)",
        b"pdf:fstream @a (../a.txt)",
        b"pdf:mapfile ../a.map",
        b'PSfile="../a.eps" llx=0',
        b"ps: plotfile ../a.eps",
        rb"pdf:image (C:\a.pdf)",
        b"pdf:image (~/a.pdf)",
    ],
)
def test_a_special_that_reads_a_file_outside_is_found(text: bytes) -> None:
    assert list(files_outside(b"\x8b" + special(text) + b"\x8c")), text


def test_a_long_special_is_found() -> None:
    text = b"pdf:image matrix " + b"1.0 " * 60 + b"(../a.pdf)"
    assert list(files_outside(b"\xf2" + len(text).to_bytes(4, "big") + text)) == ["../a.pdf"]


@pytest.mark.parametrize(
    "text",
    [
        b"pdf:image matrix 1.0 0.0 0.0 1.0 0.0 0.0 page 0 pagebox cropbox (./a.en.pdf)",
        b"pdf:image (figures/a.pdf)",
        b"pdf:outline 1 << /Title (PSfile=../a) >>",
        b"pdf:pagesize width 614.295pt height 794.96999pt",
        b"PSfile=a.eps llx=0",
    ],
)
def test_other_specials_are_left_alone(text: bytes) -> None:
    assert list(files_outside(special(text))) == []


def test_folders_that_would_open_the_rule_are_not_handed_on() -> None:
    given = {"PATH": "/bin", "openin_any": "a", "TEXMFOUTPUT": "/", "shell_escape": "t"}
    kept = confined(given)
    assert kept == {"PATH": "/bin", "openin_any": "p", "openout_any": "p", "shell_escape": "f"}


@pytest.mark.parametrize("more", ["", "; no  extended check"])  # kpathsea 6.3.4 and 6.4.0
def test_what_kpathsea_refuses_is_told_once(more: str) -> None:
    line = f"xelatex: Not reading from ../a b.tex (openin_any = p{more}).\n"
    assert refused_files(line + "x\n" + line) == ["../a b.tex"]


# --- with TeX


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    work = tmp_path / "work"
    (work / "figures").mkdir(parents=True)
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(9, 9))
        pdf.save(work / "figures/inside.pdf")
    for name in ("outside.tex", "work/inside.tex"):
        (tmp_path / name).write_text("words\n", "utf-8")
    return work


def typeset(folder: Path, body: str) -> Path:
    if shutil.which("xelatex") is None:
        pytest.skip("TeX is not installed")
    tex = folder / "book.tex"
    head = "\\documentclass{article}\\usepackage{graphicx}\\begin{document}\n"
    tex.write_text(f"{head}{body}\n\\end{{document}}\n", "utf-8")
    return make_pdf(tex, dict(os.environ) | {"TEXMFOUTPUT": str(folder.parent)}, folder)[0]


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        r"\input{../outside.tex}",
        r"\input{OUT/outside.tex}",
    ],
)
def test_a_file_outside_is_refused_in_one_line(folder: Path, body: str) -> None:
    with pytest.raises(BookError) as caught:
        typeset(folder, body.replace("OUT", str(folder.parent)))
    assert "outside.tex”" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.slow
def test_no_command_is_run(folder: Path) -> None:
    typeset(folder, r"\immediate\write18{touch mark}words")
    assert not (folder / "mark").exists()


@pytest.mark.slow
def test_files_of_its_own_folder_are_read(folder: Path) -> None:
    body = r"\input{inside.tex}\includegraphics{figures/inside.pdf}"
    assert typeset(folder, body).is_file()
