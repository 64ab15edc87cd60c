"""What a report for people says in one line: the same fault in many places, what a catalog lacks.

Reports for programs keep each finding by itself: a service closes them one by one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bookpress.facts import Finding, Place

ALL = "`bookpress check --all` names them"
MANY = 4  # findings that say the same: fewer are read faster where they stand
CROWD = 12  # findings that differ in a name alone
SHOWN = 8  # places that are named
# What a catalog is behind with, in the order in which it is said.
BEHIND = {
    "translations.untranslated": "untranslated",
    "translations.fuzzy": "fuzzy",
    "translations.stale": "stale",
    "translations.same-as-source": "still the original",
    "translations.obsolete": "no longer used",
}
_GRAVITY = ("error", "warning", "info")
_NAME = re.compile("“[^”]*”")
# Rules that speak of what nobody did yet, which may be hundreds, and name each: the place does.
_UNDONE = frozenset(
    (
        "bibliography.uncited-entry",
        "crossrefs.unlabelled-heading",
        "translations.missing-catalog",
    )
)


class Line(NamedTuple):
    """A line of the report: a finding, the rules that it stands for, and where else it stands."""

    finding: Finding
    rules: tuple[str, ...]
    elsewhere: tuple[Place, ...] = ()


def each(findings: Iterable[Finding]) -> list[Line]:
    """Return a line for each finding."""
    return [Line(finding, (finding.rule,)) for finding in findings]


def grouped(findings: Iterable[Finding], catalogs: Mapping[str, int]) -> list[Line]:
    """Return the lines for findings, each where the first that it stands for has its place.

    Args:
        findings: in the order of their places.
        catalogs: how many messages are in use in each catalog, by its path.
    """
    groups: defaultdict[tuple[str, ...], list[Finding]] = defaultdict(list)
    ours = list(findings)
    crowds = Counter(_unnamed(finding) for finding in ours if finding.rule in _UNDONE)
    for finding in ours:
        key = _unnamed(finding)
        groups[key if crowds[key] >= CROWD else _key(finding, catalogs)].append(finding)
    lines: list[Line] = []
    for key, group in groups.items():
        if key[0] == _CATALOG and len(group) > 1:
            lines.append(_behind(group, catalogs[group[0].place.path]))
        elif key[0] != _CATALOG and len(group) >= MANY:
            first = group[0]._replace(message=key[1])
            others = tuple(finding.place for finding in group[1:])
            lines.append(Line(first, (first.rule,), others))
        else:
            lines += each(group)
    return sorted(lines, key=lambda line: (line.finding.place, line.rules))


_CATALOG = ""  # no rule has this name


def _key(finding: Finding, catalogs: Mapping[str, int]) -> tuple[str, ...]:
    """Return what the findings of one line have in common."""
    if finding.rule in BEHIND and finding.place.path in catalogs:
        return _CATALOG, finding.place.path
    return finding.rule, finding.message, finding.severity


def _unnamed(finding: Finding) -> tuple[str, ...]:
    """Return what a finding has in common with those that say the same of something else."""
    return finding.rule, _NAME.sub("“…”", finding.message), finding.severity


def _behind(group: Sequence[Finding], messages: int) -> Line:
    """Return the line that says what a catalog is behind with."""
    counts = Counter(finding.rule for finding in group)
    rules = [rule for rule in BEHIND if counts[rule]]
    said = [f"{counts[rule]} {BEHIND[rule]}" for rule in rules]
    if rules[0] != "translations.obsolete":  # which are none of those in use
        said[0] = said[0].replace(" ", f" of {messages} ", 1)
    gravest = min((finding.severity for finding in group), key=_GRAVITY.index)
    message = f"{', '.join(said)}; {ALL}"
    return Line(group[0]._replace(message=message, severity=gravest), tuple(rules))


def also_at(line: Line) -> str:
    """Return where else the finding of a line stands; empty if nowhere."""
    if not line.elsewhere:
        return ""
    path, places = line.finding.place.path, []
    for place in line.elsewhere[: SHOWN - 1]:
        column = f":{place.column}" if place.column else ""
        places.append(f"{place.line}{column}" if place.path == path else str(place))
        path = place.path
    hidden = len(line.elsewhere) - len(places)
    more = f" and {hidden} more; {ALL}" if hidden else ""
    return f"{len(line.elsewhere) + 1} times, also at {', '.join(places)}{more}"
