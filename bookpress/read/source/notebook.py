"""A Jupyter notebook: its cells of Markdown, whose characters have their places in the .ipynb file.

MyST-NB reads each cell by itself and resolves labels, notes and addresses across all of them
(myst_nb/core/read.py, myst_nb/sphinx_.py). What code prints is left alone.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from bookpress.facts import Label, ParseError, Place
from bookpress.read.source.blocks import Walker
from bookpress.read.source.collected import Collected
from bookpress.read.source.parser import parser_for
from bookpress.read.source.source_map import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Settings

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\."
)


class _Text(NamedTuple):
    """A string of JSON: what it says, and where each of its characters stands in the file."""

    value: str
    start: int
    shifts: tuple[tuple[int, int], ...]  # from this character on: so many more in the file

    def offset(self, index: int) -> int:
        """Return the place in the file of a character."""
        at = bisect_right(self.shifts, (index, 1 << 60)) - 1
        return self.start + index + (self.shifts[at][1] if at >= 0 else 0)


class Notebook(NamedTuple):
    """The cells of a notebook, and its lines: of each cell's text, at its line of the file."""

    cells: tuple[Lines, ...]
    labels: tuple[Label, ...]  # of what code shows
    lines: tuple[str, ...]
    code: str  # of all cells that run
    orphan: bool  # by its metadata, which MyST-NB gives to Sphinx as front matter


def read_notebook(text: str, path: str) -> Notebook | ParseError:
    """Return a notebook in its cells, or why it can't be read."""
    try:
        json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        told = f"this is no notebook ({error}); save it anew"
        return ParseError("markup.unreadable", Place(path, line), told)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(offset: int) -> Place:
        line = bisect_right(starts, offset)
        return Place(path, line, offset - starts[line - 1] + 1)

    shown = [""] * len(starts)
    cells, labels, code = [], [], []
    found = _value(_TOKEN.finditer(text))
    found = found if isinstance(found, dict) else {}
    for cell in found.get("cells", ()):
        kind = cell.get("cell_type") if isinstance(cell, dict) else None
        if isinstance(kind, _Text) and kind.value == "markdown":
            cells.append(_cell(cell.get("source", ()), place, shown))
        elif isinstance(kind, _Text):
            labels += [Label(one.value, "meant", place(one.start)) for one in _names(cell)]
            code += _parts(cell)
    metadata = found.get("metadata")
    orphan = isinstance(metadata, dict) and metadata.get("orphan", "false") != "false"
    return Notebook(tuple(cells), tuple(labels), tuple(shown), "".join(code), orphan)


def _parts(cell: dict[str, Any]) -> list[str]:
    source = cell.get("source", ())
    return [part.value for part in ([source] if isinstance(source, _Text) else source)]


def _cell(source: Any, place: Any, shown: list[str]) -> Lines:  # noqa: ANN401 - JSON
    """Return the lines of a cell; they are put among those of the file, too."""
    lines: list[str] = [""]
    origins: list[list[tuple[int, _Text, int]]] = [[]]  # of each line: column, string, index in it
    for part in [source] if isinstance(source, _Text) else source:
        index = 0
        for number, line in enumerate(part.value.split("\n")):
            if number:
                lines.append("")
                origins.append([])
            origins[-1].append((len(lines[-1]), part, index))
            lines[-1] += line
            index += len(line) + 1

    def place_of(line: int, column: int) -> Place:
        pieces = origins[min(line, len(origins) - 1)] or [(0, _Text("", 0, ()), 0)]
        at = max(bisect_right(pieces, column, key=lambda piece: piece[0]) - 1, 0)
        start, part, index = pieces[at]
        found: Place = place(part.offset(index + column - start))
        return found

    for number, line in enumerate(lines):
        if line:
            shown[place_of(number, 0).line - 1] = line
    return Lines(lines, place_of)


def _names(cell: dict[str, Any]) -> Iterator[_Text]:
    """Yield what MyST-NB calls the figures and tables that a cell shows."""
    metadata = cell.get("metadata")
    waiting = [metadata.get(key) for key in ("mystnb", "render")] if metadata else []
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += [value for key, value in one.items() if key != "name"]
            if isinstance(one.get("name"), _Text):
                yield one["name"]


def _value(tokens: Iterator[re.Match[str]], first: str = "") -> Any:  # noqa: ANN401 - JSON
    """Return the next value; its strings know where they stand. The text is sound JSON."""
    match = None if first else next(tokens)
    token = first or (match[0] if match else "")
    if token == "{":  # noqa: S105 - a brace
        return dict(_members(tokens))
    if token == "[":  # noqa: S105 - a bracket
        return list(_items(tokens))
    return _text(match) if match and token.startswith('"') else token


def _members(tokens: Iterator[re.Match[str]]) -> Iterator[tuple[str, Any]]:
    for match in tokens:
        if match[0] == "}":
            return
        if match[0] != ",":
            next(tokens)  # the colon
            yield json.loads(match[0]), _value(tokens)


def _items(tokens: Iterator[re.Match[str]]) -> Iterator[Any]:
    for match in tokens:
        if match[0] == "]":
            return
        if match[0].startswith('"'):
            yield _text(match)
        elif match[0] != ",":
            yield _value(tokens, match[0])


def _text(match: re.Match[str]) -> _Text:
    shifts, more = [], 0
    for escape in _ESCAPE.finditer(match[0], 1, len(match[0]) - 1):
        at = escape.start() - 1 - more
        more += len(escape[0]) - 1
        shifts.append((at + 1, more))
    return _Text(json.loads(match[0]), match.start() + 1, tuple(shifts))


def walk_notebook(notebook: Notebook, settings: Settings) -> Collected:
    """Walk the cells of a notebook, one after the other."""
    walk = Collected(
        parser_for(settings),
        settings,
        signatures={one.name: one for one in settings.signatures},
        language=settings.highlight_language,
    )
    for cell in notebook.cells:  # an address may be defined behind its use
        walk.md.parse("\n".join(cell.lines), walk.env)
    for cell in notebook.cells:
        Walker(walk, cell, whole=False).run()
    walk.label_next("paragraph")
    walk.labels += notebook.labels
    walk.ran = notebook.code
    return walk
