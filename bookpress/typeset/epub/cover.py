"""The cover: drawn from the book's title, author and edition; no picture is needed."""

from __future__ import annotations

import math
import random
import re
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from sphinx.errors import SphinxError

from bookpress.typeset.epub.render import split_title
from bookpress.typeset.settings import book_language

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.config import Config

    from bookpress.languages import Language

WIDTH, HEIGHT = 1600, 2560  # what shops ask for: 1 to 1.6
MARGIN = 150
MEASURE = WIDTH - 2 * MARGIN
GROUND, INK, QUIET, ACCENT = "#17304f", "#f6f1e6", "#2b4a70", "#e0a23b"
FEW_ROWS = 2
BOLD, LIGHT = 0.62, 0.55  # widths of a Latin letter, in ems, as lines of words go
ROW, BAR = 72, 46
PROGRAMS = {"rsvg-convert": "librsvg2-bin", "fc-match": "fontconfig"}
# Noto's CJK faces have Latin, Greek and Cyrillic letters, too; as which Han a character is drawn
# hangs on the region (SC, TC, JP, KR). In all but the Korean ones, which are in the same files, ’
# is a quotation mark that is one em wide.
SERIF, SANS = "Noto Serif CJK", "Noto Sans CJK"
LATIN_MARKS = "KR"
_APOSTROPHE = re.compile("(?<=[A-Za-zÀ-ɏ])’(?=[A-Za-zÀ-ɏ])")
_QUOTES = re.compile("[‘’“”·]+")


@dataclass(frozen=True)
class Line:
    """A line of type and its place."""

    text: str
    y: float
    size: float
    font: str = SERIF
    weight: int = 400
    fill: str = INK

    def svg(self, language: Language) -> str:
        """Return the line as an SVG element, with the marks of ``language``."""
        marks = _APOSTROPHE if language.script.wide else _QUOTES
        latin = f'<tspan font-family="{self.font} {LATIN_MARKS}">\\g<0></tspan>'
        return (
            f'<text x="{MARGIN}" y="{self.y:.0f}" '
            f'font-family="{self.font} {language.script.region}" '
            f'font-size="{self.size:.0f}" font-weight="{self.weight}" fill="{self.fill}">'
            f"{marks.sub(latin, escape(self.text))}</text>"
        )


def draw_cover(config: Config, target: Path) -> None:
    """Draw the cover of this edition as a PNG file."""
    subprocess.run(  # noqa: S603 - no shell; the drawing comes by the pipe
        ["rsvg-convert", "--format=png", f"--output={target}"],  # noqa: S607 - found on the path
        input=cover_svg(config).encode(),
        check=True,
    )


def check_tools() -> None:
    """Make sure that a cover can be drawn here.

    Raises:
        SphinxError: the drawing program or a font is not installed; it says what to install.
    """
    for program, package in PROGRAMS.items():
        if shutil.which(program) is None:
            message = f"the cover needs {program}: install the package {package}"
            raise SphinxError(message)
    for font in (f"{SERIF} SC", f"{SANS} SC"):  # all regions are in the same files
        found = subprocess.run(  # noqa: S603 - no shell, our own words
            ["fc-match", "--format=%{family}", font],  # noqa: S607 - as above
            capture_output=True,
            text=True,
            check=True,
        )
        if font not in found.stdout:
            message = f"the cover needs the font {font}: install the package fonts-noto-cjk"
            raise SphinxError(message)


def cover_svg(config: Config) -> str:
    """Return the drawing: the title over lines that stand for text cut into tokens."""
    language = book_language(config)
    title, _, subtitle = split_title(config.epub_title)
    lines = _title_lines(title, subtitle)
    top = lines[-1].y + 140
    author = config.epub_author
    lines.append(Line(author, HEIGHT - 260, min(64.0, _fitting([author])), SANS, 500))
    if config.book_edition:
        words = language.words["edition"] % config.book_edition
        lines.append(Line(words, HEIGHT - 160, 44, SANS, 400, ACCENT))
    extent = f'width="{WIDTH}" height="{HEIGHT}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {extent} xml:lang="{language.tag}">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{GROUND}"/>',
        *_tokens(config.book_id, top),
        *(line.svg(language) for line in lines),
        "</svg>",
    ]
    return "\n".join(parts)


def _title_lines(title: str, subtitle: str) -> list[Line]:
    rows = _break(title, 4.6)
    size = min(240.0 if len(rows) <= FEW_ROWS else 190.0, _fitting(rows))
    y = 330 + size * 0.6
    lines = [Line(row, y + place * size * 1.28, size, SERIF, 700) for place, row in enumerate(rows)]
    y = lines[-1].y + size * 0.65
    rows = _break(subtitle, 19) if subtitle else []
    small = min(92.0, _fitting(rows, LIGHT))
    for row in rows:
        y += small * 1.4
        lines.append(Line(row, y - small * 0.4, small, SERIF, 400, ACCENT))
    return lines


def _fitting(rows: list[str], letter: float = BOLD) -> float:
    """Return the largest size in which every row fits the measure."""
    return MEASURE / max((_ems(row, letter) for row in rows), default=1.0)


def _break(text: str, ems: float) -> list[str]:
    """Break ``text`` at spaces into lines of about ``ems``.

    A Chinese title has no spaces and stays whole, until its type would become too small.
    """
    lines: list[str] = []
    words = [part for word in text.split() for part in _parts(word, 2 * ems)]
    for word in words:
        if lines and _ems(f"{lines[-1]} {word}") <= ems:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def _parts(word: str, ems: float) -> list[str]:
    """Cut a word that is wider than ``ems`` into pieces of the same length."""
    pieces = math.ceil(_ems(word) / ems)
    length = math.ceil(len(word) / pieces)
    return [word[start : start + length] for start in range(0, len(word), length)]


def _ems(text: str, letter: float = BOLD) -> float:
    """Return about how wide ``text`` is, rather more than less, with Latin letters so wide."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return max(1.0, wide + letter * (len(text) - wide))


def _tokens(seed: str, top: float) -> list[str]:
    """Return rows of bars below ``top``, each the length of a token; one is being read."""
    dice = random.Random(seed)  # noqa: S311 - always the same drawing for the same book
    bottom = HEIGHT - 420
    rows = max(0, min(9, int((bottom - top) // ROW)))
    chosen = (rows // 2, 2)
    bars = []
    for row in range(rows):
        x, y, place = MARGIN, bottom - (rows - row) * ROW, 0
        while x + (width := dice.choice((60, 90, 130, 180, 240))) <= WIDTH - MARGIN:
            fill = ACCENT if (row, place) == chosen else QUIET
            bars.append(f'<rect x="{x}" y="{y}" width="{width}" height="{BAR}" fill="{fill}"/>')
            x, place = x + width + 22, place + 1
    return bars
