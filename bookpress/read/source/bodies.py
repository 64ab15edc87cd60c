"""Bodies of directives that are no plain Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.facts import ALL_LEVELS, Citation, FileUse, ReferenceList, TocEntry
from bookpress.read.source import judge, tables
from bookpress.read.source.code import check_language, listing
from bookpress.read.source.directives import FLOATS, file_kind
from bookpress.read.source.roles import check_entry
from bookpress.text.roles import split_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from bookpress.facts import Place
    from bookpress.read.source.blocks import Walker
    from bookpress.read.source.directives import Opened
    from bookpress.read.source.source_map import Lines

_PARTS = frozenset(
    "start-line end-line start-after end-before lines start-at end-at pyobject diff prepend "
    "append".split(),
)
_SHOWN = frozenset(("literal", "code"))  # an include that prints the file as it is
_FILE_OPTIONS = {
    "csv-table": {"file": "table", "url": "address"},
    "raw": {"file": "raw", "url": "address"},
    "literalinclude": {"diff": "text"},
}


def file_use(opened: Opened, lines: Lines) -> FileUse:
    """Return the file that a directive's argument names."""
    target = opened.directive.argument
    place = opened.directive.place
    kind = file_kind(opened.directive.name)
    if kind == "include" and any(name in _SHOWN for name, _, _ in opened.directive.options):
        kind = "literalinclude"
    partly = any(name in _PARTS for name, _, _ in opened.directive.options)
    if not target:
        return FileUse(kind, "", place)
    column = lines.column_of(target, max(opened.first - 1, 0))
    # docutils unescapes the address of a picture, and everywhere keeps a blank that is escaped.
    target = re.sub(r"\\(.)" if kind == "image" else r"\\( )", r"\1", target)
    at = lines.place(max(opened.first - 1, 0), column)
    if at.line != place.line:  # options stand between
        at = place._replace(column=place.column + len(opened.directive.name) + 3)
    return FileUse(kind, target, at, partly, opened.directive.options)


def options(walker: Walker, opened: Opened) -> None:
    """Take the options that are read by people, or that name a file."""
    name = opened.directive.name
    alt = opened.option("alt")
    if alt:
        _text(walker, opened, "alt", alt)
    caption = opened.option("caption")
    if caption and caption[0]:
        _running(walker, opened, "caption", caption)
    subtitle = opened.option("subtitle")
    if subtitle and subtitle[0] and name == "sidebar":
        _running(walker, opened, "title", subtitle)
    for option, kind in _FILE_OPTIONS.get(name, {}).items():
        file = opened.option(option)
        if file:
            more = opened.directive.options if kind == "table" else ()
            walker.walk.files.append(FileUse(kind, *file, options=more))


def _text(walker: Walker, opened: Opened, kind: str, option: tuple[str, Place]) -> None:
    walker.inside.append(opened.directive.name)
    walker.add(kind, *option)  # type: ignore[arg-type]
    walker.inside.pop()


def _running(walker: Walker, opened: Opened, kind: str, option: tuple[str, Place]) -> None:
    text, place = option
    from bookpress.read.source.source_map import Lines  # noqa: PLC0415 - one use

    lines = Lines([text], lambda _, column: place._replace(column=place.column + column))
    part = type(walker)(walker.walk, lines, (*walker.inside, opened.directive.name))
    part.kind = kind  # type: ignore[assignment]
    part.inline()


def literal(walker: Walker, opened: Opened) -> None:
    """Take a body that nobody but its directive reads."""
    directive = opened.directive
    name = directive.argument if FLOATS.get(directive.name) == "code" else directive.name
    walker.inside.append(directive.name)
    walker.add(
        "code",
        "\n".join(opened.body),
        walker.lines.place(opened.first, 0) if opened.body else directive.place,
        name=name,
        last_line=directive.last_line,
    )
    walker.inside.pop()
    _read_code(walker, opened)


def unjudged(walker: Walker, opened: Opened) -> None:
    """Take the facts of a body that may be text, and judge nothing in it, since it may be code."""
    walk = walker.walk
    blocks, rows = len(walk.blocks), len(walk.rows)
    notes, errors, labels = len(walk.footnotes), len(walk.parse_errors), len(walk.labels)
    walker.body(opened)
    walk.label_next("foreign")
    walk.labels[labels:] = [
        one._replace(kind="foreign") if one.kind == "paragraph" else one
        for one in walk.labels[labels:]
    ]
    walk.unjudged += walk.blocks[blocks:]
    walk.footnotes[notes:] = [one._replace(malformed=True) for one in walk.footnotes[notes:]]
    del walk.blocks[blocks:], walk.rows[rows:], walk.parse_errors[errors:]


def _read_code(walker: Walker, opened: Opened) -> None:
    """Judge the language of code, and the code, as Sphinx does when it colours it."""
    directive, walk = opened.directive, walker.walk
    name = next(iter(directive.argument.split()), "")
    place = directive.place._replace(column=directive.place.column + len(directive.name) + 3)
    if directive.name == "highlight" and name:
        walk.language = name if check_language(walk, name, place) else "none"
    elif directive.name == "literalinclude":
        language = opened.option("language")
        if language:
            check_language(walk, *language)
    elif FLOATS.get(directive.name) == "code" and check_language(
        walk, name or walk.language, place
    ):
        blank = bool(opened.body) and not opened.body[0].strip()
        if not opened.option("force"):
            judge.read_code(walker, name or walk.language, listing(opened), opened.first + blank)


def _toctree(walker: Walker, opened: Opened) -> None:
    glob = opened.option("glob") is not None
    numbered = _levels(opened.option("numbered"))
    for number, line in enumerate(opened.body):
        title, target, start = split_title(line.strip())
        line_number = opened.first + number
        begin = walker.lines.column_of(line, line_number)
        if title:
            _text(walker, opened, "title", (title, walker.lines.place(line_number, begin)))
        if not target or target == "self" or "://" in target:
            continue
        column = begin + max(line.find(target, start), 0)
        at = walker.lines.place(line_number, column)
        pattern = glob and not title and any(sign in target for sign in "*?[")
        first_line = opened.directive.place.line
        walker.walk.toc.append(TocEntry(target, at, pattern, numbered, first_line))


def _levels(numbered: tuple[str, Place] | None) -> int:
    """Return how many levels of chapters and sections an option ``:numbered:`` gives numbers."""
    if numbered is None:
        return 0
    return int(numbered[0]) if numbered[0].isdecimal() else ALL_LEVELS


def _glossary(walker: Walker, opened: Opened) -> None:
    """Walk a glossary: terms at the margin, what they mean indented below them."""
    definition: list[str] = []
    start = 0
    for number, line in enumerate([*opened.body, "."]):
        if line[:1].isspace() or not line.strip():
            definition.append(line)
            start = start or number
            continue
        if "".join(definition).strip():
            first = next(n for n, text in enumerate(definition) if text.strip())
            width = len(definition[first]) - len(definition[first].lstrip())
            texts = [text[width:] for text in definition[first:]]
            lines = walker.lines.part(texts, opened.first + number - len(definition) + first)
            type(walker)(walker.walk, lines, (*walker.inside, "glossary", "definition")).run()
        definition = []
        if number < len(opened.body) and not line.startswith(".. "):
            _term(walker, opened, line, opened.first + number)


def _term(walker: Walker, opened: Opened, line: str, number: int) -> None:
    name = re.split(r"\s+:\s+", line)[0].rstrip()
    lines = walker.lines.part([name], number)
    part = type(walker)(walker.walk, lines, (*walker.inside, opened.directive.name))
    part.kind = "term"
    part.inline()
    blocks = walker.walk.blocks
    if blocks and name != line.rstrip():  # with its class: the message holds both
        blocks[-1] = blocks[-1]._replace(source=line.rstrip())


def _index(walker: Walker, opened: Opened) -> None:
    place = opened.directive.place
    if opened.directive.argument:
        column = place.column + len(opened.directive.name) + 3
        place = place._replace(column=column)
        _text(walker, opened, "index", (opened.directive.argument, place))
        check_entry(walker.walk, opened.directive.argument, place)
    for number, line in enumerate(opened.body):
        if line.strip():
            column = walker.lines.column_of(line.strip(), opened.first + number)
            at = walker.lines.place(opened.first + number, column)
            _text(walker, opened, "index", (line.strip(), at))
            check_entry(walker.walk, line, at)


def _lines(walker: Walker, opened: Opened) -> None:
    """Walk a poem: each line is a text of its own."""
    for number, line in enumerate(opened.body, opened.first):
        if line.strip():
            lines = walker.lines.part([line.strip()], number)
            type(walker)(walker.walk, lines, (*walker.inside, opened.directive.name)).inline()


def _parsed(walker: Walker, opened: Opened) -> None:
    """Walk a listing with markup: it is one text."""
    lines = walker.lines.part(list(opened.body), opened.first)
    type(walker)(walker.walk, lines, (*walker.inside, opened.directive.name)).inline()


def _csv_table(walker: Walker, opened: Opened) -> None:
    """Walk a table of values parted by commas, and before them its heads."""
    header = opened.option("header")
    for head in tables.heads_of_values(opened):
        assert header is not None  # noqa: S101 - for the type checker: it has heads
        at = header[1]._replace(column=header[1].column + max(header[0].find(head), 0))
        _running(walker, opened, "cell", (head, at))
    tables.csv_table(walker, opened)


def _bibliography(walker: Walker, opened: Opened) -> None:
    """Take a list of references; its body may name works, cited or not, one a line."""
    directive = opened.directive
    options = tuple((name, value) for name, value, _ in directive.options)
    foot = (("foot", ""),) if directive.name == "footbibliography" else ()
    keys = []
    for number, line in enumerate(opened.body, opened.first):
        key = line.strip()
        if key:
            keys.append(key)
            at = walker.lines.place(number, walker.lines.column_of(key, number))
            walker.walk.named.append(Citation(key, directive.name, at, (directive.name,)))
    walker.walk.lists.append(
        ReferenceList(
            directive.place, (*foot, *options), tuple(directive.argument.split()), tuple(keys)
        )
    )


def _math(walker: Walker, opened: Opened) -> None:
    argument = opened.directive.argument
    body = "\n".join([argument, *opened.body] if argument else opened.body)
    place = walker.lines.place(opened.first, 0) if opened.body else opened.directive.place
    label = opened.option("label") or opened.option("name")
    last = opened.directive.last_line
    walker.add("formula", body, place, name=label[0] if label else "", last_line=last)


def _eval_rst(walker: Walker, opened: Opened) -> None:
    literal(walker, opened)
    if walker.walk.signatures:
        from bookpress.read.rst.embedded import add_embedded  # noqa: PLC0415 - few pages hold any

        add_embedded(walker, opened)


OPENERS: dict[str, Callable[[Walker, Opened], None]] = {
    "toctree": _toctree,
    "bibliography": _bibliography,
    "footbibliography": _bibliography,
    "glossary": _glossary,
    "index": _index,
    "table": tables.table,
    "list-table": tables.list_table,
    "csv-table": _csv_table,
    "line-block": _lines,
    "parsed-literal": _parsed,
    "math": _math,
    "eval-rst": _eval_rst,
}
