"""Open a finished PDF as its reader sees it: lines of text, links and where they lead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import pikepdf
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTPage, LTTextContainer, LTTextLine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HALF_A_LINE = 5  # points: pieces of one line that pdfminer keeps apart


@dataclass(frozen=True)
class Line:
    """One line of text: its page (from 1), the height of its foot and head in points, its text.

    ``bold`` is the face of its first letter.
    """

    page: int
    bottom: float
    top: float
    left: float
    text: str
    bold: bool = False


@dataclass(frozen=True)
class Link:
    """A link within the book: where it stands, what it says, the line on which it lands."""

    page: int
    text: str
    name: str
    target: Line


class Pdf:
    """A PDF, read once."""

    def __init__(self, path: Path) -> None:
        """Open the file at ``path``."""
        self.path = path
        self.file = pikepdf.open(path)

    @cached_property
    def _layout(self) -> list[LTPage]:
        return list(extract_pages(self.path, laparams=LAParams()))

    @cached_property
    def lines(self) -> list[Line]:
        """Return every line of the book, page by page from the top."""
        found = [
            Line(number, line.y0, line.y1, line.x0, line.get_text().strip(), _is_bold(line))
            for number, page in enumerate(self._layout, 1)
            for line in _text_lines(page)
        ]
        return sorted(found, key=lambda line: (line.page, -line.top, line.left))

    def text(self, page: int | None = None) -> str:
        """Return the text of a page (from 1), or of the whole book."""
        return "\n".join(line.text for line in self.lines if page in {None, line.page})

    def drawn(self) -> list[str]:
        """Return the names of the pictures, page by page, each as often as it is drawn.

        TeX Live 2025 keeps one for each place on a page, 2022 one for all.
        """
        return [
            str(instruction.operands[0])
            for page in self.file.pages
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) == "Do"
        ]

    @cached_property
    def links(self) -> list[Link]:
        """Return every link that leads to another place of the book."""
        return list(self._links())

    def _links(self) -> Iterator[Link]:
        for number, page in enumerate(self.file.pages, 1):
            for annotation in page.get("/Annots", []):
                action = annotation.get("/A")
                name = annotation.get("/Dest", action.get("/D") if action is not None else None)
                if name is None:
                    continue
                rectangle = [float(value) for value in annotation.Rect]
                text = _text_within(self._layout[number - 1], rectangle)
                yield Link(number, text, str(name), self._landing(str(name)))

    def _landing(self, name: str) -> Line:
        page, top = self._destinations[name]
        # An anchor stands at the head of its line or a little above.
        below = [line for line in self.lines if line.page == page and line.top <= top + 1]
        first = max(below, key=lambda line: (round(line.top), -line.left))
        beside = [line for line in below if abs(line.bottom - first.bottom) < HALF_A_LINE]
        text = " ".join(line.text for line in sorted(beside, key=lambda line: line.left))
        return replace(first, text=text)

    @cached_property
    def _destinations(self) -> dict[str, tuple[int, float]]:
        pages = {page.obj.objgen: number for number, page in enumerate(self.file.pages, 1)}
        tree = pikepdf.NameTree(self.file.Root.Names.Dests)
        places = {}
        for name, value in tree.items():
            goal = value.D if isinstance(value, pikepdf.Dictionary) else value
            places[str(name)] = (pages[goal[0].objgen], float(goal[3]))
        return places

    @cached_property
    def bookmarks(self) -> list[str]:
        """Return the titles of the bookmarks, in order."""
        with self.file.open_outline() as outline:
            return list(_titles(outline.root))


def _titles(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield item.title.strip()
        yield from _titles(item.children)


def _text_lines(page: LTPage) -> Iterator[LTTextLine]:
    for box in page:
        if isinstance(box, LTTextContainer):
            for line in box:
                if isinstance(line, LTTextLine) and line.get_text().strip():
                    yield line


def _is_bold(line: LTTextLine) -> bool:
    first = next((part for part in line if isinstance(part, LTChar)), None)
    return first is not None and "bold" in first.fontname.lower()


def _text_within(page: LTPage, rectangle: list[float]) -> str:
    left, bottom, right, top = rectangle
    letters = [
        letter
        for line in _text_lines(page)
        for letter in line
        if isinstance(letter, LTChar)
        and left - 1 < (letter.x0 + letter.x1) / 2 < right + 1
        and bottom - 2 < (letter.y0 + letter.y1) / 2 < top + 2
    ]
    letters.sort(key=lambda letter: letter.x0)
    return "".join(letter.get_text() for letter in letters)
