"""Findings that the book lives with: rows of allowed.toml, and comments beside the place itself.

Both are promises that somebody looked. One that silences nothing any more is reported, and no row
or comment can silence that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bookpress.facts import Finding, Place
from bookpress.gate.allowed_rows import FILE, Row, no_rule, read_rows
from bookpress.rules.allowed import INVALID, NAMES, RENAMED, UNUSED
from bookpress.rules.renamed import is_called, todays_name
from bookpress.rules.rule import rule_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_COMMENT = re.compile(r"<!--.*?(?:-->|$)|(?:^|(?<=\s))[%#].*$")


class Allowed(NamedTuple):
    """A finding that somebody allowed, why, and whether a comment beside it says so."""

    finding: Finding
    reason: str = ""
    beside: bool = False


class _Comment(NamedTuple):
    """A comment for the gate: the rule it names (empty for all) and the lines it speaks for."""

    line: int
    rule: str
    lines: range

    def covers(self, finding: Finding) -> bool:
        """Tell whether the comment silences a finding in its file."""
        line = finding.place.line
        return self.rule in ("", finding.rule) and (line == self.line or line in self.lines)


def apply_allowed(
    findings: Iterable[Finding],
    root: Path,
    commands: Mapping[str, Sequence[tuple[int, str]]],
    read: Callable[[str], bytes],
    *,
    whole: bool = True,
) -> tuple[list[Finding], list[Allowed]]:
    """Part the findings into those to report and those that somebody allowed.

    Args:
        findings: what the rules found.
        root: the book's folder, which may hold allowed.toml.
        commands: the comments for the gate by file: line, rule ("" for all).
        read: returns what a file of the book holds, or raises OSError.
        whole: whether all of the book was looked at; if not, nothing is called unused.

    Returns:
        The findings to report, with those about rows and comments, in the order of their places;
        and the allowed ones.
    """
    rows, kept = read_rows(root)
    kept = list(kept)
    comments = {path: _comments(path, given, read) for path, given in commands.items()}
    for path, given in commands.items():
        kept += [*_unknown(path, comments[path]), *_renamed(path, given)]
    allowed: list[Allowed] = []
    used: set[tuple[str, int, str]] = set()
    for finding in findings:
        reason, users = _reason(finding, rows, comments.get(finding.place.path, ()))
        used |= users
        if users:
            beside = any(path != FILE for path, _, _ in users)
            allowed.append(Allowed(finding, reason, beside))
        else:
            kept.append(finding)
    if whole:
        kept += _unused(rows, comments, used)
    return sorted(kept, key=lambda finding: (finding.place, finding.rule)), allowed


def _reason(
    finding: Finding,
    rows: Sequence[Row],
    comments: Sequence[_Comment],
) -> tuple[str, set[tuple[str, int, str]]]:
    """Return why a finding is allowed, and the rows and comments that say so (none: it is not)."""
    if finding.rule in NAMES:
        return "", set()
    path = finding.place.path
    covering = [row for row in rows if row.covers(finding)]
    users = {(FILE, row.line, row.rule) for row in covering}
    users |= {(path, one.line, one.rule) for one in comments if one.covers(finding)}
    return (covering[0].reason if covering else ""), users


def _unused(
    rows: Sequence[Row],
    comments: Mapping[str, Sequence[_Comment]],
    used: set[tuple[str, int, str]],
) -> Iterator[Finding]:
    for row in rows:
        if (FILE, row.line, row.rule) not in used:
            of = f" about “{row.key}”" if row.key else ""
            text = f"no finding of {row.rule}{of} is left in “{row.path}”; remove this row"
            yield Finding(UNUSED, Place(FILE, row.line), text, "error")
    for path, given in comments.items():
        for one in given:
            known = not one.rule or one.rule in rule_names()
            if known and (path, one.line, one.rule) not in used:
                what = f"of {one.rule} " if one.rule else ""
                text = f"no finding {what}stands here or in the next block; remove this comment"
                yield Finding(UNUSED, Place(path, one.line), text, "warning")


# --- comments ---------------------------------------------------------------------------------


def _comments(
    path: str, given: Sequence[tuple[int, str]], read: Callable[[str], bytes]
) -> list[_Comment]:
    """Return the comments of a file with the lines they speak for."""
    try:
        lines = read(path).decode("utf-8", "replace").split("\n")
    except OSError:
        lines = []
    own = {line for line, _ in given}
    return [
        _Comment(line, todays_name(rule), _next_block(lines, line, own)) for line, rule in given
    ]


def _next_block(lines: Sequence[str], line: int, own: set[int]) -> range:
    """Return the lines of the block after a comment; none if the comment ends a line of text."""
    if not 0 < line <= len(lines) or re.search(r"\w", _COMMENT.sub("", lines[line - 1])):
        return range(0)
    first = _end_of_comment(lines, line) + 1
    while first <= len(lines) and (not lines[first - 1].strip() or first in own):
        first += 1
    last = first
    while last <= len(lines) and lines[last - 1].strip():
        last += 1
    return range(first, last)


def _end_of_comment(lines: Sequence[str], line: int) -> int:
    """Return the line that closes a comment."""
    text = lines[line - 1]
    if text.rfind("<!--") > text.rfind("-->"):
        return next((n for n in range(line + 1, len(lines) + 1) if "-->" in lines[n - 1]), line)
    return line


def _renamed(path: str, given: Iterable[tuple[int, str]]) -> Iterator[Finding]:
    for line, rule in given:
        if todays_name(rule) != rule:
            yield Finding(RENAMED, Place(path, line), is_called(rule), "info")


def _unknown(path: str, comments: Iterable[_Comment]) -> Iterator[Finding]:
    for one in comments:
        if one.rule and one.rule not in rule_names():
            text = no_rule(one.rule)
            if one.rule.startswith("bookpress"):
                text = f"“{one.rule}” is not understood; write bookpress: ignore RULE"
            yield Finding(INVALID, Place(path, one.line), text, "error")
