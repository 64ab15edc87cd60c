"""Placeholders of programs in messages that are flagged for them: ``%d``, ``%(name)s``, ``{name}``.

A book has hardly any, but tools put the flags: Babel takes ``{cite}`` for a placeholder and
``100% of`` for ``% o``. Such messages are left alone; roles have rules of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bookpress.read.po.entry import PoEntry

_C = re.compile(
    r"%(?:%|(?P<n>\d+\$)?(?P<f>[-+#0'I ]*)(?:\*|\d+)?(?:\.(?:\*|\d*))?(?:hh|h|ll|l|L|q|j|z|t)?"
    r"(?P<c>[diouxXeEfFgGaAcspnCS])?)",
)
_PYTHON = re.compile(
    r"%(?:%|(?P<n>\([^()]*\))?(?P<f>[-+#0 ]*)(?:\*|\d+)?(?:\.(?:\*|\d*))?[hlL]?"
    r"(?P<c>[diouxXeEfFgGcrsa])?)",
)
_BRACE = re.compile(r"\{\{|\}\}|\{(?P<n>\w+)[^{}\n]*\}(?P<role>`)?")
_MATHS = re.compile(r"(?<!\\)(\$\$?)[^$]*\1|(`+)(?!`).*?(?<!`)\2(?!`)", re.DOTALL)
_SAME = {"i": "d", "u": "d", "C": "c", "S": "s", "r": "s", "a": "s"}


def format_fault(entry: PoEntry) -> tuple[int, int, str] | None:
    """Return where a translation's placeholders differ from those of its msgid, and how."""
    for flag in entry.flags:
        if flag == "python-brace-format":
            fault = _braces(entry)
        elif flag in ("c-format", "python-format"):
            fault = _percents(entry, _C if flag == "c-format" else _PYTHON)
        else:
            continue
        if fault:
            return fault
    return None


def _translations(entry: PoEntry) -> list[tuple[str, str, int, int]]:
    msgid = entry.msgid.value if entry.msgid else ""
    other = entry.msgid_plural.value if entry.msgid_plural else msgid
    return [
        (other if index else msgid, text.value, text.line, text.column)
        for index, text in enumerate(entry.msgstr)
        if text.value
    ]


def _percents(entry: PoEntry, form: re.Pattern[str]) -> tuple[int, int, str] | None:
    for msgid, msgstr, line, column in _translations(entry):
        wanted = _directives(msgid, form)
        if wanted is None:
            continue
        given = _directives(msgstr, form)
        if given is None:
            message = "a “%” stands for no placeholder here; write “%%”, or take the flag away"
            return line, column, message
        if given != wanted:
            return line, column, _difference(wanted, given)
    return None


def _directives(text: str, form: re.Pattern[str]) -> list[str] | None:
    """Return the placeholders in their order; None if a per cent sign is only that."""
    found = []
    for number, match in enumerate(m for m in form.finditer(text) if m[0] != "%%"):
        if match["c"] is None or " " in match["f"]:
            return None
        place = match["n"] or f"{number + 1}$"
        found.append(f"{place}{_SAME.get(match['c'], match['c'])}")
    return sorted(set(found))


def _difference(wanted: list[str], given: list[str]) -> str:
    lost = [name for name in wanted if name not in given]
    if lost:
        return f"the placeholder {_shown(lost[0])} of the msgid is not in the msgstr as it was"
    added = next(name for name in given if name not in wanted)
    return f"the placeholder {_shown(added)} is not in the msgid"


def _shown(name: str) -> str:
    number, dollar, kind = name.partition("$")
    return f"“%{kind}” (the {number}.)" if dollar and number.isdecimal() else f"“%{name}”"


def _braces(entry: PoEntry) -> tuple[int, int, str] | None:
    for msgid, msgstr, line, column in _translations(entry):
        wanted, roles = _names(msgid)
        given, more = _names(msgstr)
        roles |= more
        lost = sorted(wanted - given - roles)
        added = sorted(given - wanted - roles)
        if lost:
            message = f"the placeholder “{{{lost[0]}}}” of the msgid is not in the msgstr"
            return line, column, message
        if added and wanted:
            return line, column, f"the placeholder “{{{added[0]}}}” is not in the msgid"
    return None


def _names(text: str) -> tuple[set[str], set[str]]:
    """Return the names of the placeholders, and those of the roles."""
    names: set[str] = set()
    roles: set[str] = set()
    bare = _MATHS.sub(lambda found: "`" if found[2] else "", text)
    for match in _BRACE.finditer(bare):
        if match["n"]:
            (roles if match["role"] else names).add(match["n"])
    return names, roles
