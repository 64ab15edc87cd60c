"""How high a table will be: Sphinx divides those of more than thirty rows, whatever stands in them.

LaTeX knows the height when the table is set, which is too late; so it is guessed from the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = 84  # characters of a line of a table, with the gaps between columns
_GAP = 3
_NARROWEST, _WIDEST = 9, 60
_MOST_LINES = 32  # two thirds of a page
_MOST_ROWS = 30  # as in sphinx.writers.latex.Table.is_longtable


def fit_to_pages(table: nodes.Element) -> None:
    """Let a table that is too high for a page be divided; give its columns what their words need.

    A table that may be divided would else have columns of one width: LaTeX measures only others.
    """
    rows = [list(row.findall(nodes.entry)) for row in table.findall(nodes.row)]
    specs = list(table.findall(nodes.colspec))
    if not specs or next(table.findall(lambda node: node is not table and _is_table(node)), None):
        return
    room = _LINE - _GAP * len(specs)
    given = "colwidths-given" in table["classes"]
    needed = [spec["colwidth"] for spec in specs] if given else _needed(rows, len(specs))
    widths = _shared(needed, room, whole=given)
    is_high = sum(_lines(row, widths) for row in rows) > _MOST_LINES
    if is_high and "longtable" not in table["classes"]:
        table["classes"] = [*table["classes"], "longtable"]
    if not given and (is_high or len(rows) > _MOST_ROWS) and sum(needed) > room:
        kept = [name for name in table["classes"] if name != "colwidths-auto"]
        table["classes"] = [*kept, "colwidths-given"]
        for spec, width in zip(specs, widths, strict=True):
            spec["colwidth"] = width + _GAP


def _is_table(node: nodes.Node) -> bool:
    return isinstance(node, nodes.table)


def _needed(rows: list[list[nodes.entry]], columns: int) -> list[int]:
    """Return how many characters each column would have if no line of it were broken."""
    needed = [_NARROWEST] * columns
    for row in rows:
        for column, entry in _columns(row):
            if column < columns and not entry.get("morecols"):
                longest = max((_width(line) for line in entry.astext().split("\n")), default=0)
                needed[column] = max(needed[column], min(longest, _WIDEST))
    return needed


def _shared(needed: list[int], room: int, *, whole: bool) -> list[int]:
    """Return the widths of columns that fit into a line: of those that need more than their share.

    Args:
        needed: what each would have.
        room: of all of them.
        whole: whether the line is filled, and by what was ``needed``.
    """
    wide = [] if whole else [width for width in needed if width > room // len(needed)]
    if not wide and not whole:
        return needed
    rest = room - (0 if whole else sum(needed) - sum(wide))
    share = rest / (sum(needed) if whole else sum(wide) or 1)
    return [
        max(round(width * share), 1) if whole or width > room // len(needed) else width
        for width in needed
    ]


def _lines(row: list[nodes.entry], widths: list[int]) -> int:
    """Return how many lines a row takes."""
    most = 1
    for column, entry in _columns(row):
        room = sum(widths[column : column + 1 + entry.get("morecols", 0)]) or 1
        lines = [line for line in entry.astext().split("\n") if line]
        if not entry.get("morerows"):
            most = max(most, sum(-(-_width(line) // room) for line in lines))
    return most


def _columns(row: list[nodes.entry]) -> Iterator[tuple[int, nodes.entry]]:
    column = 0
    for entry in row:
        yield column, entry
        column += 1 + entry.get("morecols", 0)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
