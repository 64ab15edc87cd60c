"""Parts of other files that a page shows or takes in: whether they are there.

Sphinx's own reader takes them out of the text (sphinx/directives/code.py), one option after the
other, so that the one that finds nothing is known.
"""

from __future__ import annotations

import csv
import logging
from typing import TYPE_CHECKING, Any

from bookpress.facts import ParseError
from bookpress.read.source.code import check_emphasis
from bookpress.read.source.converters import directive_class
from bookpress.read.source.tables import heads_faults, read_values, widths_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import FileUse

_RULE = "crossrefs.bad-excerpt"
# In the order in which Sphinx applies them; those before the bar choose lines.
_CHOOSING = ("pyobject", "start-at", "start-after", "end-at", "end-before", "lines", "dedent")
_BESIDE = ("lineno-match", "lineno-start", "append", "prepend")
_LAST = "emphasize-lines"
_BOUNDS = ("start-after", "end-before")
_LINES = ("start-line", "end-line")


def is_excerpt(use: FileUse) -> bool:
    """Tell whether a page takes a part of a file, or marks lines in it."""
    if use.kind == "table":
        return True
    if use.kind not in ("literalinclude", "include"):
        return False
    names = {name for name, value, _ in use.options if value}
    return bool(names.intersection((*_CHOOSING, _LAST))) and "diff" not in names


def excerpt_faults(use: FileUse, path: str, data: bytes) -> Iterator[ParseError]:
    """Yield the first option that takes nothing out of a file.

    Args:
        use: the file, as the page names it.
        path: the file from the book's folder.
        data: its bytes.
    """
    options = {name: (value, place) for name, value, place in use.options}
    encoding = options["encoding"][0] if "encoding" in options else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        return
    if use.kind == "table":
        yield from _of_table(options, path, text)
    elif "literal" in options or "code" in options or use.kind == "include":
        yield from _of_include(options, path, text)
    else:
        yield from _of_listing(options, path, text)


def _of_include(options: dict[str, tuple[str, Any]], path: str, text: str) -> Iterator[ParseError]:
    """Follow MyST (myst_parser/mocking.py, ``MockIncludeDirective``)."""
    try:
        first, last = (int(options[n][0]) if n in options else None for n in _LINES)
    except ValueError:
        return  # markup.bad-option
    rest = "\n".join(text.splitlines()[first:last])
    for name in _BOUNDS:
        wanted, place = options.get(name, ("", None))
        before, found, behind = rest.partition(wanted) if wanted else ("", "x", rest)
        if not found:
            yield ParseError(_RULE, place, _absent(name, wanted, path))
            return
        rest = before if name == "end-before" and wanted else behind


def _of_table(options: dict[str, tuple[str, Any]], path: str, text: str) -> Iterator[ParseError]:
    """Read values as docutils does; it throws a table away that is not as its options say."""
    _, place = options["file"]
    try:
        rows = [row for row in read_values(options.get, text.splitlines()) if row]
    except csv.Error as error:
        told = f"a row of {path} can’t be read ({error}), so the whole table is lost"
        yield ParseError(_RULE, place, told)
        return
    if not rows:
        yield ParseError(_RULE, place, f"{path} holds no values, so there is no table")
        return
    counts = [len(row) for row in rows]
    faults = (*heads_faults(options.get, counts), *widths_faults(options.get, max(counts)))
    for at, told in faults:
        yield ParseError(_RULE, at, f"{told} ({path})")


def _of_listing(options: dict[str, tuple[str, Any]], path: str, text: str) -> Iterator[ParseError]:
    given: dict[str, Any] = {}
    lines = text.splitlines()
    for name in (*_BESIDE, *_CHOOSING):
        if name not in options or (name in _CHOOSING and not options[name][0] and name != "dedent"):
            continue
        value, place = options[name]
        given[name] = _converted(name, value)
        # Sphinx counts up to whatever number it is given.
        told = check_emphasis(value, len(lines)) if name == "lines" else ""
        if not told:
            told, lines = _read(given, text)
        if told:
            yield ParseError(_RULE, place, _words(name, value, path, told))
            return
    if _LAST in options:
        value, place = options[_LAST]
        told = check_emphasis(value, len(lines))
        if told:
            yield ParseError(_RULE, place, f"“{value}” marks lines that are not shown: {told}")


def _converted(name: str, value: str) -> Any:  # noqa: ANN401 - what the option makes of it
    directive = directive_class("sphinx.directives.code:LiteralInclude")
    try:
        return directive.option_spec[name](value or None)
    except (ValueError, TypeError, KeyError):
        return None  # markup.bad-option


def _read(given: dict[str, Any], text: str) -> tuple[str, list[str]]:
    """Return what Sphinx says when it takes these options, and the lines it takes."""
    from sphinx.directives.code import LiteralIncludeReader  # noqa: PLC0415 - few ask for parts
    from sphinx.pycode import ModuleAnalyzer  # noqa: PLC0415

    class Reader(LiteralIncludeReader):
        """Reads the text that is given to it, and no file."""

        def read_file(self, *_: object, **__: object) -> list[str]:
            return text.splitlines(keepends=True)

        def pyobject_filter(self, lines: list[str], *_: object, **__: object) -> list[str]:
            name = self.options.get("pyobject")
            if not name:
                return lines
            tags = ModuleAnalyzer.for_string(text, "shown").find_tags()
            if name not in tags:
                raise ValueError(name)
            return lines[tags[name][1] - 1 : tags[name][2]]

    told: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("sphinx")
    logger.addHandler(handler)
    try:
        config: Any = type("Config", (), {"source_encoding": "utf-8-sig"})
        shown, _ = Reader("shown", given, config).read()
    except Exception as error:  # noqa: BLE001 - Sphinx, too, takes them all
        return str(error) or type(error).__name__, []
    finally:
        logger.removeHandler(handler)
    return " ".join(told), shown.splitlines()


def _words(name: str, value: str, path: str, told: str) -> str:
    if "Cannot use" in told:
        return f"“{name}” does not go with another option here ({told}); take one away"
    if name == "pyobject":
        return f"{path} defines no “{value}”; write the name of a function or a class in it"
    if name == "lines":
        return f"“{value}” asks for lines of {path} that are not shown: {told}"
    if name == "dedent":
        return f"“{value}” takes away signs that are no blanks; write a smaller number, or none"
    return _absent(name, value, path)


def _absent(name: str, wanted: str, path: str) -> str:
    behind = " behind the beginning of the part" if name.startswith("end") else ""
    return f"“{wanted}” is not in {path}{behind}, so nothing is shown; copy it from there"
