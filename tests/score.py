"""The score of the gate: what was caught, at the right line, and what was cried for nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SCORE: Counter[tuple[str, str]] = Counter()  # family, what was counted
_COLUMNS = ("faults", "caught", "once", "line", "column", "sound", "false alarms")


def table() -> Iterator[str]:
    """Yield the lines of a table of the score, by family; none if nothing was tried."""
    families = sorted({family for family, _ in SCORE})
    if not families:
        return
    yield f"{'family':<14}" + "".join(f"{name:>14}" for name in _COLUMNS)
    for row in [*families, "all"]:
        chosen = families if row == "all" else [row]
        counts = [sum(SCORE[family, name] for family in chosen) for name in _COLUMNS]
        yield f"{row:<14}" + "".join(f"{count:>14}" for count in counts)
