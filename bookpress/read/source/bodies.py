"""Bodies of directives that are no plain Markdown, and what labels a directive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.facts import Citation, FileUse, Label, ReferenceList, TocEntry
from bookpress.read.source import judge, tables
from bookpress.read.source.code import check_language, listing
from bookpress.read.source.directives import FLOATS, file_kind
from bookpress.read.source.roles import check_entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from bookpress.facts import LabelKind, Place
    from bookpress.read.source.blocks import Walker
    from bookpress.read.source.directives import Opened
    from bookpress.read.source.lines import Lines
    from bookpress.read.source.walk import Walk

_PARTS = frozenset(("start-line", "end-line", "start-after", "end-before"))
_SHOWN = frozenset(("literal", "code"))  # an include that prints the file as it is
_TITLED_ENTRY = re.compile(r"(?P<title>.+?)\s*(?<!\\)<(?P<target>[^<>]*)>$", re.DOTALL)


def file_use(opened: Opened, lines: Lines) -> FileUse:
    """Return the file that a directive's argument names."""
    target = opened.directive.argument
    place = opened.directive.place
    kind = file_kind(opened.directive.name)
    if kind == "include" and any(name in _SHOWN for name, _, _ in opened.directive.options):
        kind = "literalinclude"
    partly = kind == "include" and any(name in _PARTS for name, _, _ in opened.directive.options)
    if not target:
        return FileUse(kind, "", place)
    column = lines.column_of(target, max(opened.first - 1, 0))
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
    file = opened.option("file")
    if file and name in ("csv-table", "raw"):
        walker.walk.files.append(FileUse("table" if name == "csv-table" else "raw", *file))


def _text(walker: Walker, opened: Opened, kind: str, option: tuple[str, Place]) -> None:
    walker.inside.append(opened.directive.name)
    walker.add(kind, *option)  # type: ignore[arg-type]
    walker.inside.pop()


def _running(walker: Walker, opened: Opened, kind: str, option: tuple[str, Place]) -> None:
    text, place = option
    from bookpress.read.source.lines import Lines  # noqa: PLC0415 - one use

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
    numbered = opened.option("numbered") is not None
    for number, line in enumerate(opened.body):
        entry = line.strip()
        if not entry or entry == "self" or "://" in entry:
            continue
        match = _TITLED_ENTRY.match(entry)
        target = match["target"] if match else entry
        column = line.find(target, match.start("target") if match else 0)
        line_number = opened.first + number
        column = walker.lines.column_of(line, line_number) + max(column, 0)
        at = walker.lines.place(line_number, column)
        walker.walk.toc.append(TocEntry(target, at, glob, numbered))
        if match:
            place = walker.lines.place(line_number, walker.lines.column_of(line, line_number))
            _text(walker, opened, "title", (match["title"], place))


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


def label(walk: Walk, opened: Opened, pending: list[tuple[str, Place]], before: int) -> None:
    """Give the labels before a directive, and its own, to what it makes."""
    kind: LabelKind = FLOATS.get(opened.directive.name, "paragraph")  # type: ignore[assignment]
    caption = next((b for b in walk.blocks[before:] if b.kind == "caption"), None)
    title = caption.source if caption else ""
    if opened.directive.name in ("admonition", "rubric") and opened.directive.argument:
        title = opened.directive.argument
    own = [opened.option("name"), opened.option("label") if kind == "equation" else None]
    named = [*pending, *((found[0], found[1]) for found in own if found and found[0])]
    unknown = walk.directives_known and opened.directive.name not in walk.directives_known
    for name, place in named:
        here: LabelKind = "meant" if unknown else kind
        if kind == "equation" and (name, place) in pending:
            here = "paragraph"
        walk.labels.append(Label(name, here, place, title))


OPENERS: dict[str, Callable[[Walker, Opened], None]] = {
    "toctree": _toctree,
    "bibliography": _bibliography,
    "footbibliography": _bibliography,
    "glossary": _glossary,
    "index": _index,
    "table": tables.table,
    "list-table": tables.list_table,
    "csv-table": tables.csv_table,
    "math": _math,
}
