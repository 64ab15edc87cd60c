"""From LaTeX to a PDF: XeLaTeX as often as its auxiliary files change, then once to PDF.

A pass without PDF is much shorter than one with it, so the PDF is written only from the last.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from typing import TYPE_CHECKING

from bookpress.press.book import BookError
from bookpress.press.console import say
from bookpress.press.latex_log import (
    TexFile,
    error_line,
    faults_in_log,
    lost_characters,
    missing_characters,
)
from bookpress.press.tex_confined import confined, files_outside, refused_files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MAX_PASSES = 6
AUXILIARY = (".aux", ".toc", ".out", ".ind")
INDEX_STYLE = "python.ist"  # Sphinx writes it beside the .tex file
XELATEX = ("xelatex", "-no-pdf", "-no-shell-escape", "-interaction=nonstopmode", "-file-line-error")


def make_pdf(tex: Path, environment: dict[str, str], root: Path) -> tuple[Path, int]:
    """Typeset ``tex`` in its own folder; print the error that stops LaTeX, at its place.

    Args:
        tex: the file.
        environment: the variables for LaTeX.
        root: the folder of the book.

    Returns:
        The PDF and how many passes it took.

    Raises:
        BookError: LaTeX stops at an error, or does not come to rest.
    """
    (tex.parent / f"{tex.stem}.ind").touch()
    before = _auxiliary(tex)
    for number in range(1, MAX_PASSES + 1):
        _typeset(tex, environment, root)
        if (tex.parent / f"{tex.stem}.idx").exists():
            _run(tex, environment, ["makeindex", "-q", "-s", INDEX_STYLE, f"{tex.stem}.idx"])
        after = _auxiliary(tex)
        if after == before:
            _refuse(tex, files_outside(tex.with_suffix(".xdv").read_bytes()))
            _run(tex, environment, ["xdvipdfmx", "-q", "-E", f"{tex.stem}.xdv"])
            return tex.with_suffix(".pdf"), number
        before = after
    raise BookError(f"{tex}: the page numbers still change after {MAX_PASSES} passes of LaTeX")


def faults_on_paper(tex: Path, environment: dict[str, str], root: Path) -> list[str]:
    """Return what a reader of the typeset ``tex`` would see, a line each, at its place."""
    log = _log(tex).read_text("utf-8", "replace")
    file = TexFile.read(tex, root)
    faults = []
    if lost_characters(log):
        # Told in the log without a line. As errors they have one, and one more pass tells all.
        trace = rf"\tracinglostchars=3 \input{{{tex.name}}}"
        faults = missing_characters(_output(tex, environment, [*XELATEX, trace])[1], file)
    return faults + faults_in_log(log, file)


def _auxiliary(tex: Path) -> dict[str, str]:
    files = [tex.with_suffix(suffix) for suffix in AUXILIARY]
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files if file.exists()
    }


def _typeset(tex: Path, environment: dict[str, str], root: Path) -> None:
    status, output = _output(tex, environment, [*XELATEX, "-halt-on-error", tex.name])
    if status:
        say(error_line(output, TexFile.read(tex, root)))
        raise BookError  # it has been printed


def _run(tex: Path, environment: dict[str, str], command: list[str]) -> None:
    status, output = _output(tex, environment, command)
    if status:
        raise BookError(f"{command[0]} stopped: {' '.join(output.split())[-200:]}")


def _output(tex: Path, environment: dict[str, str], command: list[str]) -> tuple[int, str]:
    """Run a program in the folder of ``tex``; return its status and all that it prints."""
    program = shutil.which(command[0])
    if program is None:
        raise BookError(f"{command[0]} is not installed; `make pdf` says which package holds it")
    done = subprocess.run(  # noqa: S603 - our own command line
        [program, *command[1:]],
        cwd=tex.parent,
        env=confined(environment),
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    output = (done.stdout + done.stderr).decode("utf-8", "replace")
    _refuse(tex, refused_files(output))
    return done.returncode, output


def _refuse(tex: Path, names: Iterable[str]) -> None:
    for name in names:
        raise BookError(
            f"{tex.name}: raw LaTeX asks for “{name}”, and TeX opens no file outside its folder; "
            "take it out of the manuscript or the translation"
        )


def _log(tex: Path) -> Path:
    return tex.with_suffix(".log")
