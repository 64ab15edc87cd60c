"""A row of a table has too many cells, or too few."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Block, Page, Place, Row, Severity


_ROW = re.compile(r"\|[^|\n]+\|(?:[^|\n]*\|)+")
_DELIMITER = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?$|\|\s*:?-{2,}:?\s*\|$")
_DASHES = re.compile(r"[|\s]*[:：]?[-—–－─]+[:：]?\s*(?:\|\s*[:：]?[-—–－─]+[:：]?\s*)*\|?\s*$")
_OURS = "markup.lost-cells"
_LOST = {
    ("pipe", True): "the rest is lost",
    ("csv-table", True): "the other rows get a gap",
    ("list-table", True): "the whole table is lost",
    ("list-table", False): "the whole table is lost",
}


@rule("error")
def lost_cells(page: Page) -> Iterator[Report]:
    """Yield each row with another count of cells than its table has columns."""
    left_empty: set[int] = set()
    for number, (place, cells, columns, table) in enumerate(page.rows):
        if table == "delimiter":
            left_empty = _left_empty(page, number)
        if cells == columns or table == "delimiter":
            continue
        line = _line(page, place)
        severity: Severity = "info" if table == "pipe" and cells in left_empty else "error"
        why = "‘｜’ is full-width and parts nothing" if "｜" in line else ""
        lost = _LOST.get((table, cells > columns), "readers see a gap")
        counted = f"this row has {cells} of {columns} cells"
        yield place, f"{counted}: {why or lost}", severity
    yield from ((place, told) for kind, place, told in page.parse_errors if kind == _OURS)
    if any(line.startswith(("<<<<<<< ", ">>>>>>> ")) for line in page.lines):
        return  # markup.conflict-marks, which may have torn a table
    torn = False  # the rest of a table behind a blank line belongs to its first part
    for block in page.blocks:
        barred = block.kind == "paragraph" and "|" in block.source
        found = list(_no_table(block)) if barred and not torn else []
        yield from found
        torn = barred and (torn or bool(found))


def _left_empty(page: Page, number: int) -> set[int]:
    """Return how many cells the rows of a pipe table fill that leave their last ones empty.

    A row that ends there may have been ended on purpose.
    """
    found = set()
    for row in page.rows[number + 1 :]:
        if row.table != "pipe":
            break
        filled = _filled(row, _line(page, row.place))
        if filled < row.cells == row.columns:
            found.add(filled)
    return found


def _filled(row: Row, line: str) -> int:
    cells = re.split(r"(?<!\\)\|", line.strip(" \t>").strip("|"))[: row.cells]
    return max((n for n, cell in enumerate(cells, 1) if cell.strip()), default=0)


def _line(page: Page, place: Place) -> str:
    return page.lines[place.line - 1] if place.line <= len(page.lines) else ""


def _no_table(block: Block) -> Iterator[Report]:
    """Yield a table whose second line has another count of cells than its first: it is none."""
    lines = block.source.split("\n")
    for number, (head, line) in enumerate(pairwise(lines), 1):
        if _DELIMITER.match(line.strip()) and ("|" in head or "｜" in head):
            place = block.place._replace(line=block.place.line + number)
            counted = f"{_cells(line)} columns under {_cells(head)} heads"
            yield place, f"this is no table but text with bars: {counted}; make them as many"
            return
    if len(lines) > 1 and all("|" in line for line in lines[:2]) and _DASHES.match(lines[1]):
        told = "dashes or colons of another width stand below the head: write |---|---|"
        yield block.place._replace(line=block.place.line + 1), told
    elif all(_ROW.fullmatch(line.strip()) for line in lines):
        told = "this is no table but text with bars"
        yield block.place, f"{told}: write |---|---| below its head, and no blank line in it"


def _cells(line: str) -> int:
    return len(re.split(r"(?<!\\)\|", line.strip().strip("|")))
