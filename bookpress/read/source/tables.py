"""Tables that are directives: their cells, and whether rows and columns are as many as they say."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bookpress.facts import ParseError, Place, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bookpress.read.source.blocks import Walker
    from bookpress.read.source.collected import Collected
    from bookpress.read.source.directives import Opened


def list_table(walker: Walker, opened: Opened) -> None:
    """Walk a table written as a list of lists: each inner item is a cell."""
    walk = walker.walk
    before = len(walk.blocks)
    walker.body(opened)
    inside = (*walker.inside, "list-table", "list", "list")
    for number, block in enumerate(walk.blocks[before:], before):
        if block.kind == "paragraph" and block.inside == inside:
            walk.blocks[number] = block._replace(kind="cell")
    counts: list[tuple[int, int]] = []  # line of the row, cells
    for token in walk.outline(opened.body):
        if token.type == "list_item_open" and token.level == 1 and token.map:
            counts.append((token.map[0], 0))
        elif token.type == "list_item_open" and token.level == 3 and counts:  # noqa: PLR2004
            counts[-1] = (counts[-1][0], counts[-1][1] + 1)
    columns = counts[0][1] if counts else 0
    for line, cells in counts:
        number = opened.first + line
        column = walker.lines.column_of(opened.body[line].strip(), number)
        walk.rows.append(Row(walker.lines.place(number, column), cells, columns, "list-table"))
    _heads(walk, opened, [cells for _, cells in counts])
    _widths(walk, opened, columns)


def _heads(walk: Collected, opened: Opened, counts: Sequence[int]) -> None:
    for place, told in heads_faults(opened.option, counts):
        walk.parse_errors.append(ParseError("markup.lost-cells", place, told))


def heads_faults(option: Option, counts: Sequence[int]) -> Iterator[tuple[Place, str]]:
    """Compare heads with rows and columns: docutils throws away a table of heads alone."""
    heads, stubs = option("header-rows"), option("stub-columns")
    if heads and heads[0].isdecimal() and counts and int(heads[0]) >= len(counts):
        told = f"{heads[0]} of {len(counts)} rows are heads, so the whole table is lost"
        yield heads[1], told
    elif stubs and stubs[0].isdecimal() and counts and int(stubs[0]) >= min(counts) > 0:
        told = f"{stubs[0]} of {min(counts)} columns are heads, so the whole table is lost"
        yield stubs[1], told


def table(walker: Walker, opened: Opened) -> None:
    """Walk a table with a title."""
    before = len(walker.walk.rows)
    walker.body(opened)
    rows = walker.walk.rows[before : before + 1]
    _widths(walker.walk, opened, rows[0].columns if rows else 0)


def _widths(walk: Collected, opened: Opened, columns: int) -> None:
    for place, told in widths_faults(opened.option, columns):
        walk.parse_errors.append(ParseError("markup.lost-cells", place, told))


def widths_faults(option: Option, columns: int) -> Iterator[tuple[Place, str]]:
    """Compare ``:widths:`` with the columns: docutils throws away a table where they differ."""
    widths = option("widths")
    count = len(re.findall("[0-9]+", widths[0])) if widths else 0
    if widths and count and columns and count != columns:
        yield widths[1], f"{count} widths for {columns} columns, so the whole table is lost"


_DELIMITERS = {"tab": "\t", "space": " "}


Option = Callable[[str], tuple[str, Place] | None]  # the value of an option, and its place


def read_values(option: Option, lines: Sequence[str]) -> Any:  # noqa: ANN401 - the module has no type for it
    """Return what reads values as docutils does (``CSVTable.DocutilsDialect``)."""
    delimiter, quote, escape = (option(name) for name in ("delim", "quote", "escape"))
    sign = _DELIMITERS.get(delimiter[0], delimiter[0]) if delimiter else ","
    return csv.reader(
        [f"{line}\n" for line in lines],
        delimiter=sign[:1] or ",",
        quotechar=quote[0][:1] or '"' if quote else '"',
        doublequote=not escape,
        escapechar=escape[0][:1] or None if escape else None,
        skipinitialspace=option("keepspace") is None,
        strict=True,
    )


def heads_of_values(opened: Opened) -> list[str]:
    """Return the heads of a table of values, which stand in its option ``header``."""
    header = opened.option("header")
    try:
        return next(read_values(opened.option, header[0].split("\n")), []) if header else []
    except csv.Error:
        return []  # the reading of the option says so


def csv_table(walker: Walker, opened: Opened) -> None:
    """Walk a table of values parted by commas; each is running text."""
    reader = read_values(opened.option, opened.body)
    line = 0
    counts: list[int] = []
    columns = len(heads_of_values(opened))
    try:
        for cells in reader:
            column = 0
            columns = columns or len(cells)
            if cells:
                counts.append(len(cells))
                at = walker.lines.place(opened.first + line, 0)
                walker.walk.rows.append(Row(at, len(cells), columns, "csv-table"))
            for cell in cells:
                head = cell.split("\n")[0]
                number = opened.first + line
                column = walker.lines.column_of(head, number, column)
                lines = walker.lines.part(cell.split("\n"), number, column)
                inside = (*walker.inside, opened.directive.name)
                part = type(walker)(walker.walk, lines, inside)
                part.kind = "cell"
                part.inline()
                column += len(head)
            line = reader.line_num
    except csv.Error as error:
        told = f'a row of values begins here that can’t be read ({error}); write "" for a quote'
        at = walker.lines.place(opened.first + line, 0)
        walker.walk.parse_errors.append(ParseError("markup.malformed-content", at, told))
        return
    _heads(walker.walk, opened, counts)
    _widths(walker.walk, opened, columns)
