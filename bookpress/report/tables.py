"""How many findings there are of each rule and in each file: where to begin in a long report."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from bookpress.report.result import counted, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bookpress.facts import Finding

FROM = 11  # findings: what is shorter is seen at a glance
_ROWS = 10  # of each table
_COLUMNS = {"error": "errors", "warning": "warnings", "info": "remarks"}


def tables(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the lines of the tables by rule and by file, a blank line before each."""
    if len(findings) >= FROM:
        yield from _table("rule", findings, lambda finding: finding.rule)
        yield from _table("file", findings, lambda finding: finding.place.path)
        yield ""


def _table(
    what: str, findings: Iterable[Finding], name_of: Callable[[Finding], str]
) -> Iterator[str]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for finding in findings:
        counts[name_of(finding)][finding.severity] += 1
    names = sorted(counts, key=lambda name: (*(-counts[name][one] for one in _COLUMNS), name))
    yield ""
    yield f"{''.join(f'{head:>10}' for head in _COLUMNS.values())}  {what}"
    for name in names[:_ROWS]:
        cells = (f"{counts[name][severity] or '':>10}" for severity in _COLUMNS)
        yield f"{''.join(cells)}  {visible(name)}"
    if len(names) > _ROWS:
        yield f"{'':>30}  and {counted(len(names) - _ROWS, what)} more"
