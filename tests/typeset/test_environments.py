r"""``$$\begin{align}`` and its like: what MathJax sets, every edition sets."""

from __future__ import annotations

import pytest

from bookpress.typeset.environments import inner_form, without_comments
from bookpress.typeset.mathml import Formula, convert

CASES = [
    (r"\begin{align}a&=1\\b&=2\end{align}", r"\begin{aligned}a&=1\\b&=2\end{aligned}"),
    ("\\begin{align*}\na &= 1\n\\end{align*}\n", r"\begin{aligned}a &= 1\end{aligned}"),
    (r"\begin{flalign}a&=1&\\b&=2&\end{flalign}", r"\begin{aligned}a&=1\\b&=2\end{aligned}"),
    (
        r"\begin{alignat}{2}a&=1&c&=2\end{alignat}",
        r"\begin{alignedat}{2}a&=1&c&=2\end{alignedat}",
    ),
    (r"\begin{gather*}a\\b\end{gather*}", r"\begin{gathered}a\\b\end{gathered}"),
    (r"\begin{multline}a\\b\end{multline}", r"\begin{gathered}a\\b\end{gathered}"),
    (r"\begin{eqnarray}a&=&1\end{eqnarray}", r"\begin{array}{rcl}a&=&1\end{array}"),
    (r"\begin{equation}a\end{equation}", "a"),
    (r"\begin{equation*}a\label{eq:x}\end{equation*}", "a"),
    (r"\begin{align}a\nonumber\\b\notag\end{align}", r"\begin{aligned}a\\b\end{aligned}"),
    ("\\begin{align}a&=1\\\\\n\nb&=2\\end{align}", "\\begin{aligned}a&=1\\\\\nb&=2\\end{aligned}"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        ("a = b , % for all", "a = b ,"),
        ("a\n% alone\nb", "a\nb"),
        (r"50\% of \\% x", "50\\% of \\\\"),
        (r"50\%", r"50\%"),
        ("\\alpha%\nx", "\\alpha\nx"),
    ],
)
def test_comments_hide_nothing_behind_a_formula(tex: str, plain: str) -> None:
    assert without_comments(tex) == plain
    assert inner_form(tex) == plain


@pytest.mark.parametrize(("tex", "inner"), CASES)
def test_a_display_of_its_own_becomes_the_inside_of_one(tex: str, inner: str) -> None:
    assert inner_form(tex) == inner


@pytest.mark.parametrize(
    "tex",
    [
        "x = 1",
        r"\begin{aligned}a&=1\end{aligned}",
        r"\begin{cases}a&b\end{cases}",
        r"x = \begin{align}a\end{align}",
        r"\begin{align}a\end{align}\begin{align}b\end{align}",
        r"\nonumberx",
    ],
)
def test_any_other_formula_stays(tex: str) -> None:
    assert inner_form(tex) == tex


def test_all_become_mathml() -> None:
    formulas = [Formula(inner_form(tex), display=True) for tex, _ in CASES]
    mathml, faults = convert(formulas)
    assert not faults
    assert set(mathml) == {formula.key for formula in formulas}
