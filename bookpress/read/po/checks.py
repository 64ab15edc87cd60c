"""What ``msgfmt --check`` refuses in a catalog whose lines are sound: plurals, doubles, formats."""

from __future__ import annotations

import re
from gettext import c2py
from typing import TYPE_CHECKING

from bookpress.facts import ParseError, Place
from bookpress.read.po.entry import KIND
from bookpress.read.po.formats import format_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.read.po.entry import PoEntry, PoFile

_MANY = 1000  # numbers that gettext, too, tries a plural rule with
_LONG = 1000  # characters; the longest rule in use has about 150
_EXAMPLE = "for English it is “nplurals=2; plural=(n != 1);”"


def check_file(file: PoFile) -> None:
    """Add the parse_errors of whole messages and of the header to those of the lines."""
    found = [*_header(file), *_doubles(file)]
    for entry in file.entries:
        if not (entry.damaged or entry.obsolete or entry.fuzzy):
            found += _entry(entry)
    for line, column, message in found:
        file.parse_errors.append(ParseError(KIND, Place(file.path, line, column), message))


Fault = tuple[int, int, str]


def _header(file: PoFile) -> Iterator[Fault]:
    if file.header is None:
        if not file.parse_errors:
            message = 'the catalog has no header; begin it with msgid "" and its Content-Type'
            yield 1, 0, message
        return
    if file.header.damaged:
        return
    lines = {name: (value, line) for name, value, line in file.fields()}
    value, line = lines.get("Plural-Forms", ("", file.header.line))
    plural = [
        entry
        for entry in file.entries
        if entry.msgid_plural is not None and not entry.obsolete and not entry.damaged
    ]
    fault, forms = plural_fault(value, needed=bool(plural))
    if fault:
        yield line, 0, fault
    elif forms:
        yield from _forms(plural, forms)


def _forms(plural: list[PoEntry], forms: int) -> Iterator[Fault]:
    for entry in plural:
        if not entry.fuzzy and len(entry.msgstr) != forms:
            count = f"{len(entry.msgstr)} plural forms, Plural-Forms in the header says {forms}"
            yield entry.msgstr[0].line, entry.msgstr[0].column, f"this message has {count}"


def plural_fault(value: str, *, needed: bool) -> tuple[str, int]:
    """Return what is wrong with the header's ``Plural-Forms``, and how many forms there are.

    Args:
        value: the field; empty if the header has none.
        needed: the catalog has messages with plurals.
    """
    number = re.search(r"nplurals=\s*([^\s;]*)", value)
    expression = re.search(r"(?<!n)plural=([^;\n]*)", value)
    if number is None or expression is None:
        if needed:
            what = "nplurals=…" if number is None else "plural=…"
            return f"Plural-Forms in the header lacks “{what}”; {_EXAMPLE}", 0
        if number is None:
            return "", 0
    if not re.fullmatch(r"\d{1,9}", number[1]):
        return f"“nplurals={number[1]}” in the header is no number; {_EXAMPLE}", 0
    if expression is None:
        return "", int(number[1])
    return _rule_fault(expression[1].strip(), int(number[1])), int(number[1])


def _rule_fault(expression: str, forms: int) -> str:
    if len(expression) > _LONG:
        return f"the plural rule in the header is too long; {_EXAMPLE}"
    try:
        rule = c2py(expression)
        most = max(rule(number) for number in range(_MANY + 1))
    except ZeroDivisionError:
        return f"the plural rule “{expression}” in the header divides by zero; {_EXAMPLE}"
    except (ValueError, RecursionError, OverflowError, MemoryError):
        return f"“plural={expression}” in the header is no rule for plurals; {_EXAMPLE}"
    if most >= forms:
        return f"the plural rule in the header needs {most + 1} forms, nplurals says {forms}"
    return ""


def _doubles(file: PoFile) -> Iterator[Fault]:
    first: dict[tuple[str | None, str], PoEntry] = {}
    if file.header is not None:
        first[file.header.key] = file.header
    for entry in file.entries:
        if entry.msgid is None:
            continue
        before = first.setdefault(entry.key, entry)
        if before is not entry and not entry.damaged:
            line = before.msgid.line if before.msgid else before.line
            where = f"{file.path}:{line}"
            message = f"this message stands twice, first at {where}; keep one of the two"
            yield entry.msgid.line, entry.msgid.column, message
            entry.damaged = True


def _entry(entry: PoEntry) -> Iterator[Fault]:
    fault = _ends(entry) or _lost(entry) or format_fault(entry)
    if fault:
        yield fault


def _lost(entry: PoEntry) -> Fault | None:
    """Find what a wrong conversion left of a character, where the manuscript has none of it."""
    if entry.msgid and "\ufffd" in entry.msgid.value:
        return None  # markup.unreadable
    text = next((text for text in entry.msgstr if "\ufffd" in text.value), None)
    if text is None:
        return None
    message = "characters were lost here when the file was converted; type them anew"
    return text.line, text.column, message


def _ends(entry: PoEntry) -> Fault | None:
    """Compare the line breaks at the beginning and the end of a message's texts."""
    msgid = entry.msgid.value if entry.msgid else ""
    others = [("msgid_plural", entry.msgid_plural)] if entry.msgid_plural else []
    others += [("msgstr", text) for text in entry.msgstr]
    for word, text in others:
        said = text.value
        if not msgid or (word == "msgstr" and not said):
            continue
        for where, differs in (
            ("begin", said.startswith("\n") != msgid.startswith("\n")),
            ("end", said.endswith("\n") != msgid.endswith("\n")),
        ):
            if differs:
                message = f"msgid and {word} must both {where} with “\\n”, or neither"
                return text.line, text.column, message
    return None
