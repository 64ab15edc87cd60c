"""A table of HTML as a table of docutils: a grid in which each cell knows how far it reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

_WIDEST = 1000  # columns, as in HTML (4.9.11)


@dataclass(frozen=True)
class _Cell:
    element: _Element | None
    columns: int = 1
    rows: int = 1


def table(element: _Element, blocks: Callable[[_Element], list[nodes.Node]]) -> nodes.table | None:
    """Return the table; None of one without a cell.

    Args:
        element: the ``<table>``.
        blocks: what makes nodes of a cell's contents.
    """
    own = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
    rows = [row for row in own if row.find("td") is not None or row.find("th") is not None]
    if not rows:
        return None
    heads = [row for row in rows if next(row.iterancestors("thead"), None) is not None]
    if not heads and len(rows) > 1 and rows[0].find("td") is None:
        heads = rows[:1]
    parts = [_grid(heads), _grid([row for row in rows if row not in heads])]
    width = max(_width(row) for part in parts for row in part)
    group = nodes.tgroup("", cols=width)
    group += [nodes.colspec("", colwidth=100 // width or 1) for _ in range(width)]
    for kind, part in zip((nodes.thead, nodes.tbody), parts, strict=True):
        if part or kind is nodes.tbody:
            whole = ([*cells, *[_Cell(None)] * (width - _width(cells))] for cells in part)
            group += kind("", *(_row(cells, blocks) for cells in whole))
    return nodes.table("", group, classes=["colwidths-auto"])


def _grid(rows: list[_Element]) -> list[list[_Cell | None]]:
    """Return the cells of each row; None where one reaches down from above."""
    reach: dict[int, int] = {}  # column: how many rows are still taken from above
    found = []
    for place, row in enumerate(rows):
        cells: list[_Cell | None] = []
        column = 0
        for element in [child for child in row if child.tag in {"td", "th"}]:
            while reach.get(column, 0):
                reach[column] -= 1
                cells.append(None)
                column += 1
            free = next((n for n in range(1, _WIDEST) if reach.get(column + n, 0)), _WIDEST)
            columns = min(_count(element, "colspan", _WIDEST), free)
            down = min(_count(element, "rowspan", len(rows)), len(rows) - place)
            cells.append(_Cell(element, columns, down))
            for _ in range(columns):
                reach[column] = down - 1
                column += 1
        for behind in sorted(name for name, rest in reach.items() if name >= column and rest):
            cells += [_Cell(None)] * (behind - column)
            cells.append(None)
            reach[behind] -= 1
            column = behind + 1
        found.append(cells)
    return found


def _count(element: _Element, name: str, most: int) -> int:
    """Return a span as HTML reads it: 0 rows are all that follow."""
    written = (element.get(name) or "").strip()
    if name == "rowspan" and written == "0":
        return most
    return min(max(int(written), 1), most) if written.isdecimal() else 1


def _width(cells: list[_Cell | None]) -> int:
    return sum(cell.columns if cell else 1 for cell in cells)


def _row(cells: list[_Cell | None], blocks: Callable[[_Element], list[nodes.Node]]) -> nodes.row:
    row = nodes.row()
    for cell in cells:
        if cell is None:
            continue
        entry = nodes.entry("", *(blocks(cell.element) if cell.element is not None else ()))
        if cell.columns > 1:
            entry["morecols"] = cell.columns - 1
        if cell.rows > 1:
            entry["morerows"] = cell.rows - 1
        row += entry
    return row
