"""From LaTeX to a PDF: XeLaTeX as often as its auxiliary files change, then once to PDF.

A pass without PDF is much shorter than one with it, so the PDF is written only from the last.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from bookpress.press.book import BookError
from bookpress.press.tex_confined import confined, files_outside, refused_files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MAX_PASSES = 6
AUXILIARY = (".aux", ".toc", ".out", ".ind")
INDEX_STYLE = "python.ist"  # Sphinx writes it beside the .tex file


def make_pdf(tex: Path, environment: dict[str, str]) -> tuple[Path, int]:
    """Typeset ``tex`` in its own folder.

    Returns:
        The PDF and how many passes it took.

    Raises:
        BookError: LaTeX stops at an error, or does not come to rest.
    """
    (tex.parent / f"{tex.stem}.ind").touch()
    before = _auxiliary(tex)
    for number in range(1, MAX_PASSES + 1):
        _run(tex, environment, ["xelatex", "-no-pdf", "-no-shell-escape",
                                "-interaction=nonstopmode", "-halt-on-error",
                                "-file-line-error", tex.name])  # fmt: skip
        if (tex.parent / f"{tex.stem}.idx").exists():
            _run(tex, environment, ["makeindex", "-q", "-s", INDEX_STYLE, f"{tex.stem}.idx"])
        after = _auxiliary(tex)
        if after == before:
            _refuse(tex, files_outside(tex.with_suffix(".xdv").read_bytes()))
            _run(tex, environment, ["xdvipdfmx", "-q", "-E", f"{tex.stem}.xdv"])
            return tex.with_suffix(".pdf"), number
        before = after
    raise BookError(f"{tex}: the page numbers still change after {MAX_PASSES} passes of LaTeX")


def _auxiliary(tex: Path) -> dict[str, str]:
    files = [tex.with_suffix(suffix) for suffix in AUXILIARY]
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files if file.exists()
    }


def _run(tex: Path, environment: dict[str, str], command: list[str]) -> None:
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
    if done.returncode != 0:
        raise BookError(f"{command[0]} stopped: {_first_error(output)}; all of it: {_log(tex)}")


def _refuse(tex: Path, names: Iterable[str]) -> None:
    for name in names:
        raise BookError(
            f"{tex.name}: raw LaTeX asks for “{name}”, and TeX opens no file outside its folder; "
            "take it out of the manuscript or the translation"
        )


def _first_error(output: str) -> str:
    found = re.search(r"^(?:\S+:\d+: |! )(.+(?:\n.+){0,1})", output, re.MULTILINE)
    text = found[0] if found else output.strip()[-200:]
    return " ".join(text.split())


def _log(tex: Path) -> Path:
    return tex.with_suffix(".log")


def faults_in_log(log: str) -> list[str]:
    """Return what a typesetter must not let pass.

    That is lost characters, lines too long, pages too full, and lost labels.

    Args:
        log: the text of LaTeX's log file of the last pass.
    """
    lines = log.splitlines()
    found = [line for line in lines if line.startswith("Missing character:")]
    found += [line for line in lines if line.startswith("Overfull \\hbox")]
    # Of boxes that are too high only a page counts: its text runs off its foot.
    found += [line for line in lines if re.match(r"Overfull \\vbox .* while \\output", line)]
    found += [line for line in lines if "LaTeX Warning" in line and "undefined" in line]
    return list(dict.fromkeys(found))
