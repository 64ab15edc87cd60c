"""The rows of allowed.toml, each with its line, and what is wrong with those that can't be used."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from bookpress.facts import Finding, Place
from bookpress.files.sandbox import is_below, read_regular
from bookpress.rules.allowed import INVALID, RENAMED
from bookpress.rules.renamed import is_called, todays_name
from bookpress.rules.rule import rule_names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FILE = "allowed.toml"
_HEADER = re.compile(r"""^[ \t]*\[\[[ \t]*(?:allow|"allow"|'allow')[ \t]*\]\]""", re.MULTILINE)
_FIELDS = ("rule", "path", "key", "reason")


class Row(NamedTuple):
    """A row of allowed.toml."""

    line: int
    rule: str
    path: str
    key: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Tell whether the row allows the finding."""
        path = finding.place.path
        return (
            finding.rule == self.rule
            and (path == self.path or _glob(self.path).fullmatch(path) is not None)
            and (not self.key or _word(self.key).search(finding.message) is not None)
        )


def _word(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(key)}(?!\w)")


def no_rule(name: str) -> str:
    """Say that no such rule can be named, and which may have been meant."""
    if name.startswith("allowed."):
        return f"findings of {name} can’t be allowed; mend what they name"
    near = difflib.get_close_matches(name, list(rule_names()), n=1, cutoff=0.5)
    instead = f"did you mean “{near[0]}”?" if near else "`bookpress rules` lists them all"
    return f"no rule is called “{name}”; {instead}"


def read_rows(root: Path) -> tuple[list[Row], Sequence[Finding]]:
    """Return the rows that can be used, and the findings about the others."""
    path = root / FILE
    if not os.path.lexists(path):
        return [], []
    if not is_below(path, root):
        fault = "this is a link that leads out of the book; put the file in its place"
        return [], [_invalid(1, fault)]
    try:
        data = read_regular(path)
    except OSError as error:
        return [], [_invalid(1, f"this can’t be opened ({error.strerror}); make it readable")]
    try:
        # TOML knows two ends of a line; tomllib takes them as they are, lines are counted by \n.
        text = data.decode("utf-8-sig")
        content = tomllib.loads(text)
    except (RecursionError, ValueError) as error:
        return [], [_broken(data, error)]
    faults = [
        _invalid(_line_of(text, name), f"“{name}” means nothing here; rows begin with [[allow]]")
        for name in content
        if name != "allow"
    ]
    given = content.get("allow", [])
    if not isinstance(given, list):
        fault = "“allow” is one table; write [[allow]] with two brackets, once for each row"
        return [], [*faults, _invalid(_line_of(text, "allow"), fault)]
    rows = []
    for line, row in zip(_lines_of(text, given), given, strict=True):
        wrong = _wrong(row)
        if wrong:
            faults.append(_invalid(line, wrong))
        else:
            where = row["path"].removeprefix("./").replace("\\", "/")
            name = todays_name(row["rule"])
            if name != row["rule"]:
                said = is_called(row["rule"])
                faults.append(Finding(RENAMED, Place(FILE, line), said, "info"))
            rows.append(Row(line, name, where, row.get("key", ""), row["reason"].strip()))
    return rows, faults


def _invalid(line: int, text: str) -> Finding:
    return Finding(INVALID, Place(FILE, line), text, "error")


def _broken(data: bytes, error: Exception) -> Finding:
    """Return the finding for a file that is no TOML, at its line."""
    if isinstance(error, UnicodeDecodeError):
        line = error.object.count(b"\n", 0, error.start) + 1
        return _invalid(line, "this line is not in UTF-8; save the file in UTF-8")
    why = " ".join(str(error).split())
    at = re.search(r"\(at line (\d+), column (\d+)\)$", why)
    if at:
        why = why[: at.start()].strip()
        return _invalid(int(at[1]), f"this is no TOML: {why}; nothing is allowed until it is")
    lines = data.rstrip().count(b"\n") + 1
    why = re.sub(r" \(at end of document\)$", "", why)
    return _invalid(lines, f"this is no TOML: {why}; nothing is allowed until it is")


def _wrong(row: Any) -> str:  # noqa: ANN401 - whatever TOML holds
    """Return what is wrong with a row, or an empty string."""
    if not isinstance(row, dict):
        return "a row is a table with rule, path and reason"
    for name, value in row.items():
        if name not in _FIELDS:
            near = difflib.get_close_matches(name, _FIELDS, n=1, cutoff=0.5)
            instead = f"did you mean “{near[0]}”?" if near else f"there are {', '.join(_FIELDS)}"
            return f"a row has no “{name}”; {instead}"
        if not isinstance(value, str):
            return f"“{name}” must be a text in quotes"
    for name in ("rule", "path", "reason"):
        if not row.get(name, "").strip():
            return f"this row has no {name}; " + _WANTED[name]
    return "" if todays_name(row["rule"]) in rule_names() else no_rule(row["rule"])


_WANTED = {
    "rule": "name the rule whose findings it allows",
    "path": "name the file, from the book’s folder",
    "reason": "say why the book lives with the finding",
}


def _lines_of(text: str, rows: Sequence[Any]) -> list[int]:
    """Return the line of each row."""
    starts = [found.start() for found in _HEADER.finditer(text)]
    if len(starts) != len(rows):  # some stand in a text of several lines: what is before is no TOML
        starts = [start for start in starts if _is_toml(text[:start])]
    if len(starts) != len(rows):  # allow = [{...}, {...}]
        return _inline_lines(text, rows)
    return [text.count("\n", 0, start) + 1 for start in starts]


def _inline_lines(text: str, rows: Sequence[Any]) -> list[int]:
    lines, at = [], text.find("allow")
    for row in rows:
        rule = row.get("rule", "") if isinstance(row, dict) else ""
        found = text.find(str(rule), at) if rule else -1
        at = max(at, found)
        lines.append(text.count("\n", 0, max(at, 0)) + 1)
        at += 1
    return lines


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _line_of(text: str, name: str) -> int:
    """Return the first line that names a key."""
    found = re.search(rf"^[ \t\[]*[\"']?{re.escape(name)}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


@cache
def _glob(pattern: str) -> re.Pattern[str]:
    """Return the pattern of paths: ``*`` and ``?`` stay in a folder, ``**`` crosses folders."""
    pattern = re.sub(r"(?:\*\*/)+", "**/", pattern)
    parts = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    pieces = re.split(r"(\*\*/|\*\*|\*|\?)", pattern)
    return re.compile("".join(parts.get(piece, re.escape(piece)) for piece in pieces), re.DOTALL)
