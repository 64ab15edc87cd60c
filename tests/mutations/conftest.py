"""The score of the gate: what was caught, at the right line, and what was cried for nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.mutations.mutation import Bench

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

SCORE: Counter[tuple[str, str]] = Counter()  # family, what was counted
_COLUMNS = ("faults", "caught", "once", "line", "column", "sound", "false alarms")


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """Return the copies of the sound books."""
    return Bench(tmp_path_factory.mktemp("mutations"))


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Print the score by family."""
    families = sorted({family for family, _ in SCORE})
    if not families:
        return
    terminalreporter.section("score of the gate")
    rows = [*families, "all"]
    terminalreporter.write_line(f"{'family':<14}" + "".join(f"{name:>14}" for name in _COLUMNS))
    for row in rows:
        chosen = families if row == "all" else [row]
        counts = [sum(SCORE[family, name] for family in chosen) for name in _COLUMNS]
        terminalreporter.write_line(f"{row:<14}" + "".join(f"{count:>14}" for count in counts))
