"""A row of a table has too many cells, or too few."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Block, Page


_DELIMITER = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?$|\|\s*:?-{2,}:?\s*\|$")


@rule("error")
def lost_cells(page: Page) -> Iterator[Report]:
    """Yield each row with another count of cells than its table has columns."""
    for place, cells, columns, table in page.rows:
        if cells == columns or table == "delimiter":
            continue
        line = page.lines[place.line - 1] if place.line <= len(page.lines) else ""
        why = "‘｜’ is full-width and parts nothing" if "｜" in line else ""
        lost = "the rest is lost" if cells > columns else "readers see a gap"
        counted = f"this row has {cells} of {columns} cells"
        yield place, f"{counted}: {why or lost}"
    for block in page.blocks:
        if block.kind == "paragraph" and "|" in block.source:
            yield from _no_table(block)


def _no_table(block: Block) -> Iterator[Report]:
    """Yield a table whose second line has another count of cells than its first: it is none."""
    lines = block.source.split("\n")
    for number, (head, line) in enumerate(pairwise(lines), 1):
        if _DELIMITER.match(line.strip()) and ("|" in head or "｜" in head):
            place = block.place._replace(line=block.place.line + number)
            counted = f"{_cells(line)} columns under {_cells(head)} heads"
            yield place, f"this is no table but text with bars: {counted}; make them as many"
            return


def _cells(line: str) -> int:
    return len(re.split(r"(?<!\\)\|", line.strip().strip("|")))
