"""Each fault gives one finding, of its rule, at its line; each sound variation gives none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.mutations.faults import all_faults, all_variations
from tests.mutations.injector import OPERATORS, injected
from tests.score import SCORE

if TYPE_CHECKING:
    from bookpress.facts import Finding
    from tests.mutations.injector import Operator
    from tests.mutations.mutation import Bench, Fault, Variation

FAULTS = all_faults() + injected()
SOUND = all_variations()


def _shown(findings: list[Finding]) -> str:
    grave = _grave(findings)
    return "\n".join(f"{f.place}: {f.severity}: {f.message} [{f.rule}]" for f in grave)


def _grave(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity != "info"]


@pytest.mark.sampled(20)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f"{f.rule}: {f.name}")
def test_a_fault_gives_one_finding_at_its_line(fault: Fault, bench: Bench) -> None:
    """One finding, of the right rule, in the right file, at the right line."""
    SCORE[fault.family, "faults"] += 1
    findings, where = bench.try_edits(fault.book, fault.edits)
    path, line, column = where.rsplit(":", 2)
    ours = [finding for finding in findings if finding.rule == fault.rule]
    SCORE[fault.family, "caught"] += bool(ours)
    assert ours, f"not seen; expected {fault.rule} at {where}; seen:\n{_shown(findings)}"
    others = [finding for finding in _grave(findings) if finding not in ours]
    assert len(ours) == 1, _shown(findings)
    assert not others, _shown(findings)
    SCORE[fault.family, "once"] += 1
    place = ours[0].place
    assert (place.path, place.line) == (path, int(line)), f"{where} is not {place}"
    SCORE[fault.family, "line"] += 1
    SCORE[fault.family, "column"] += place.column in (0, int(column))


@pytest.mark.sampled(20)
@pytest.mark.parametrize("variation", SOUND, ids=lambda v: f"{v.family}: {v.name}")
def test_a_sound_variation_stays_silent(variation: Variation, bench: Bench) -> None:
    """No error and no warning."""
    SCORE[variation.family, "sound"] += 1
    findings, _ = bench.try_edits(variation.book, variation.edits)
    grave = _grave(findings)
    SCORE[variation.family, "false alarms"] += bool(grave)
    assert not grave, _shown(grave)


@pytest.mark.slow
@pytest.mark.parametrize("book", ["small", "real"])
def test_the_books_are_sound_to_begin_with(book: str, bench: Bench) -> None:
    """What the faults are put into has none."""
    findings, _ = bench.try_edits(book, ())
    assert not _grave(findings), _shown(_grave(findings))


def test_no_fault_is_counted_twice() -> None:
    """The names are different, and there are as many as the gate promises to see."""
    names = [(fault.rule, fault.name) for fault in FAULTS]
    assert len(set(names)) == len(names)
    edits = [(fault.edits, fault.book) for fault in FAULTS]
    assert len(set(edits)) == len(edits)


@pytest.mark.sampled(12)
@pytest.mark.parametrize("operator", OPERATORS, ids=lambda one: f"{one.rule}: {one.name}")
def test_an_operator_finds_places(operator: Operator) -> None:
    """An operator that the book has outgrown would prove nothing."""
    assert list(operator.faults())
