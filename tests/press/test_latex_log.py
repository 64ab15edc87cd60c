"""What a log of LaTeX says that a reader would see, and what he would not."""

from __future__ import annotations

import pytest

from bookpress.press.latex import faults_in_log


@pytest.mark.parametrize(
    "line",
    [
        "Missing character: There is no ▁ in font TeX Gyre Termes!",
        r"Overfull \hbox (1.2pt too wide) in paragraph at lines 4--5",
        r"Overfull \vbox (235.1pt too high) has occurred while \output is active []",
        "LaTeX Warning: Reference `fig' on page 1 undefined on input line 7.",
    ],
)
def test_a_fault_on_the_page_is_told(line: str) -> None:
    assert faults_in_log(f"This is XeTeX\n{line}\n{line}\n") == [line]


@pytest.mark.parametrize(
    "line",
    [
        r"Overfull \vbox (2.3pt too high) detected at line 745",
        r"Underfull \vbox (badness 10000) has occurred while \output is active []",
    ],
)
def test_what_nobody_sees_is_not(line: str) -> None:
    assert faults_in_log(line) == []
