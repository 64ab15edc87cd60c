"""What LaTeX says of its file, told at the place of the book where the words were written.

The writer leaves comments in the .tex file, ``%@ source/ch1.md:12`` (typeset/latex/writer.py): what
LaTeX says of a line belongs to the last comment before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bookpress.text.source_lines import line_with

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MARK = re.compile(r"%@ (.+:\d+)$")
_COPIES = (
    r"\(\./[^\s()]+\.(?:toc|ind|out|aux|lof|lot)"  # files that LaTeX writes from the .tex file
)
_PLAIN = re.compile(r"[^\\{}\[\]%$&#_^~]+")
_ERROR = re.compile(r"^(?:(?P<file>\S+):(?P<line>\d+): |! )(?P<what>.+)", re.MULTILINE)
_COMMAND = re.compile(r"\\[A-Za-z@]+\s*$")
_MISSING = re.compile(r"Missing character: There is no (?P<sign>\S+) \((?P<code>U\+\w+)\) in ")
_OVERFULL = re.compile(
    r"Overfull \\(?P<box>[hv])box \((?P<size>[\d.]+)pt too (?:wide|high)\) (?P<where>.+)"
)
_UNDEFINED = re.compile(r"LaTeX Warning: (?P<what>.+ undefined) on input line (?P<line>\d+)")
PARAGRAPH = r"\sphinxAtStartPar"  # stands before the comment of its paragraph
PAGE = "bookpress: page at line "  # written at the end of each page (typeset/latex/settings.py)


@dataclass(frozen=True)
class TexFile:
    """The .tex file: its lines, and where in the book each was written."""

    path: Path
    root: Path  # the folder of the book
    lines: list[str]
    marks: list[int]  # the numbers of the lines that say where the next ones were written

    @classmethod
    def read(cls, path: Path, root: Path) -> TexFile:
        """Read the file; one that is not there has no lines."""
        lines = _lines_of(path)
        return cls(path, root, lines, [n for n, line in enumerate(lines, 1) if _MARK.search(line)])

    def place(self, line: int, text: str = "") -> str:
        """Return where something was written, as ``source/ch1.md:12``; nothing if unknown.

        Args:
            line: the line of the .tex file, from 1.
            text: what may stand in the manuscript as it does here; finds the line of a paragraph.
        """
        if line < len(self.lines) and self.lines[line - 1] == PARAGRAPH:
            line += 2
        elif 0 < line <= len(self.lines) and not self.lines[line - 1]:
            # The empty line that ends a paragraph; a comment before it is of what comes next.
            while line > 0 and (not self.lines[line - 1] or _MARK.match(self.lines[line - 1])):
                line -= 1
        before = bisect_left(self.marks, line)  # a comment at the end of a line is of the next
        found = _MARK.search(self.lines[self.marks[before - 1] - 1]) if before else None
        if found is None:
            return ""
        path, _, number = found[1].rpartition(":")
        return f"{path}:{line_with(self.root / path, int(number), text)}"

    def place_in(self, name: str, line: int, text: str = "") -> str:
        """Return the place of a line of this file, or of one that LaTeX has copied from it."""
        path = self.path.parent / name
        if path.name == self.path.name:
            return self.place(line, text)
        copied = _lines_of(path)
        return self.place_with(copied[line - 1]) if 0 < line <= len(copied) else ""

    def place_with(self, text: str) -> str:
        """Return where something was written that LaTeX has copied: a heading, an index entry."""
        pieces = sorted((piece.strip() for piece in _PLAIN.findall(text)), key=len, reverse=True)
        for piece in pieces[:3]:
            for number, line in enumerate(self.lines, 1):
                if len(piece) > 1 and piece in line and self.place(number):
                    return self.place(number)
        return ""

    def line_before(self, line: int, text: str) -> int:
        """Return the last line up to ``line`` that holds ``text``; else ``line``."""
        held = (n for n in range(min(line, len(self.lines)), 0, -1) if text in self.lines[n - 1])
        return next(held, line)


def _lines_of(path: Path) -> list[str]:
    return path.read_text("utf-8", "replace").split("\n") if path.is_file() else []


def error_line(output: str, file: TexFile) -> str:
    """Return the one line for a person about the error that LaTeX has stopped at.

    Args:
        output: what LaTeX has printed.
        file: what it has read.
    """
    log = file.path.with_suffix(".log")
    found = _ERROR.search(output)
    if found is None:
        return f"{log}: error: LaTeX stopped: {' '.join(output.split())[-200:]}"
    what = found["what"].removeprefix("LaTeX Error: ").rstrip(".")
    context = output[found.end() :].lstrip("\n").partition("\n")[0]
    if what == "Undefined control sequence" and (name := _COMMAND.search(context)):
        what = f"there is no command {name[0].strip()}"
    place = _place_of_error(output[: found.start()], found, file)
    return f"{place or log}: error: LaTeX cannot set this: {what} (more in {log})"


def _place_of_error(before: str, found: re.Match[str], file: TexFile) -> str:
    if "File ended" in found["what"]:  # told at the end of the file, but it began elsewhere
        begun = before.rpartition("Runaway ")[2].partition("\n")[2]
        return file.place_with(begun.partition("\n")[0])
    return file.place_in(found["file"], int(found["line"])) if found["file"] else ""


def missing_characters(output: str, file: TexFile) -> list[str]:
    r"""Return a line for each place of a character that no font has.

    Args:
        output: what LaTeX prints with ``\tracinglostchars=3``, so that it knows the lines.
        file: what it has read.
    """
    told = []
    for error in _ERROR.finditer(output):
        if error["file"] and (lost := _MISSING.match(error["what"])):
            sign, line = lost["sign"], int(error["line"])
            if error["file"].endswith(file.path.name):  # it may be told at the paragraph's end
                line = file.line_before(line, sign)
            told.append(
                f"{file.place_in(error['file'], line, sign) or error['file']}: error: no font of "
                f"the PDF has “{sign}” ({lost['code']}); write another character, or show it as a "
                "picture"
            )
    return list(dict.fromkeys(told))


def faults_in_log(log: str, file: TexFile) -> list[str]:
    """Return what a typesetter must not let pass, a line each.

    That is lines too long, pages too full, and lost labels. Lost characters are told by
    ``missing_characters``.

    Args:
        log: the text of LaTeX's log file of the last pass.
        file: what it has read.
    """
    lines = list(_with_file(log, file.path.name))
    told = []
    for number, (name, line) in enumerate(lines):
        message, at, text = None, None, ""
        if found := _OVERFULL.match(line):
            text = _text_of_box(lines[number + 1][1] if number + 1 < len(lines) else "")
            message = _overfull(found, text)
            at = _line_of_box(found["where"], lines[number:])
        elif found := _UNDEFINED.match(line):
            message, at = f"this leads nowhere in the PDF: {found['what']}", int(found["line"])
        if message:
            place = file.place_in(name, at, text) if at else ""
            told.append(f"{place or name}: error: {message}")
    return list(dict.fromkeys(told))


def lost_characters(log: str) -> bool:
    """Tell whether the log speaks of characters without a glyph."""
    return "Missing character: " in log


def _overfull(found: re.Match[str], text: str) -> str | None:
    size, where = f"{float(found['size']):.1f} pt", found["where"]
    at_output = "while \\output" in where
    if found["box"] == "v":
        # Of boxes that are too high only a page counts: its text runs off its foot.
        advice = "make what ends here lower: a picture, a table, a program"
        return f"this page is {size} too full; {advice}" if at_output else None
    if at_output:
        return f"the line at the head of this page is {size} too wide; shorten the heading"
    if "alignment" in where:
        return f"this table is {size} too wide for the page; shorten its cells"
    at = f" at “{text}”" if text else ""
    return f"a line is {size} too wide for the page{at}; shorten it, or let it break"


def _text_of_box(shown: str) -> str:
    """Return the last word of a box as LaTeX shows it, without the names of fonts."""
    words: list[str] = re.findall(r"\w{4,}", re.sub(r"\\[A-Za-z0-9]+/\S+", " ", shown))
    return words[-1][-24:] if words else ""


def _line_of_box(where: str, rest: list[tuple[str, str]]) -> int | None:
    if found := re.search(r"at lines? (\d+)", where):
        return int(found[1])
    page = next((line for _, line in rest if line.startswith(PAGE)), "")
    return int(page.removeprefix(PAGE)) if page else None


def _with_file(log: str, main: str) -> Iterator[tuple[str, str]]:
    """Yield each line of the log with the file that LaTeX was reading."""
    name, depth = main, 0
    shows_text = False  # what it prints of a box that is too wide may hold any sign
    for line in log.splitlines():
        shows_text = (shows_text or line.startswith("Overfull")) and bool(line)
        start = 0
        if name == main and (opened := re.search(_COPIES, line)):
            name, start = opened[0].removeprefix("(./"), opened.start()
        if name != main and not shows_text:
            depth += line.count("(", start) - line.count(")", start)
        yield name, line
        if depth <= 0:
            name, depth = main, 0
