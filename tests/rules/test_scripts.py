r"""Two superscripts or subscripts on one nucleus: what TeX refuses, and nothing else."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from bookpress.rules.markup._scripts import raised_twice
from bookpress.rules.markup.dollar_maths import _unfinished

if TYPE_CHECKING:
    from pathlib import Path

SOUND = r"""
\{x_t\}_{t=0}
\left\{x_i\right\}_{i=1}^n
\lbrace x_t\rbrace_{t}
\bigl\{x_a\bigr\}_b
{x}_{a}^{b}
x'_a
x'^2
x''_{a}
x_a'
x_a'^2
x''^2_a
x_{a}'^{b}
a\_b_c
a_{b}\_c_d
x_\text{a}^b
x_\mathbf{a_b}^c
x_\mathcal{A}^{\mathcal{B}}
x^{\text{a}}_{\text{b}}
x_{a_{b_c}}^{d^{e^f}}
x_a{}_b
x_{a}^{b}{}_{c}
{x_a}_b
{}_a^b X_c^d
\sum\limits_{i=1}^n x_i
\prod_i^n
x_i\,_j
\hat{x}_a^b
\{a\}^\{b\}
\overbrace{a}^b_c
x^\prime_a
p_\theta(x_t\mid x_{<t})
\nabla_\theta^2
\ell_2^2
\|x_a\|_b^2
x_{\}}^{\{}
\binom{n}{k}_q
f'(x)'
\sqrt{x_a}_b
\frac{a_b}{c_d}_e
x_{}^a
x_1x_2^3y_4
x^*_i
x_i^*
\mathbb{R}^n_+
x_a % a^b_c
""".strip().splitlines()
REFUSED = r"""
x_a_b
x^a^b
x_{a}_{b}
x_a^b_c
x^b_a^c
x_\alpha_\beta
x^{a}^2
x'^a'
x^a'
x' ^2
x_a'_b
\{x\}_a_b
\{x_t\}_a_b
\left(a\right)_b_c
x_\text{a}_b
x_\mathbf{a}_b
x_{a{b}}_{c}
x_\{_\}
x^2^3
{x_a_b}
x_{a_b_c}
x_a _b
x'^a^b
\sum_a^b_c
\sum_{a}\limits_{b}
x'_a'
x^2'
x_{a}^{b}'
""".strip().splitlines()


@pytest.mark.parametrize("latex", SOUND)
def test_what_tex_sets_is_sound(latex: str) -> None:
    assert _unfinished(latex) == ("", -1)


@pytest.mark.parametrize("latex", REFUSED)
def test_what_tex_refuses_is_told(latex: str) -> None:
    assert "raises or lowers twice" in _unfinished(latex)[0]


def test_deep_and_long_formulas_take_time_in_proportion() -> None:
    assert raised_twice("{" * 50_000 + "x_a" + "}" * 50_000) == ""
    assert raised_twice("x_a^b" * 20_000) == ""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("xelatex") is None, reason="needs TeX Live")
def test_tex_says_the_same(tmp_path: Path) -> None:
    """Each formula is a line; TeX names the lines that it refuses."""
    formulas = [*SOUND, *REFUSED]
    head = ["\\documentclass{article}", "\\usepackage{amsmath,amssymb}", "\\begin{document}"]
    lines = [*head, *(f"$ {one} \n$" for one in formulas), "\\end{document}"]
    (tmp_path / "a.tex").write_text("\n".join(lines), "utf-8")
    command = ["xelatex", "-no-pdf", "-interaction=nonstopmode", "a.tex"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    log = (tmp_path / "a.log").read_text("utf-8", "replace")
    double = re.finditer(r"! Double su(?:b|per)script\.(?:.*\n)*?l\.(\d+)", log)
    refused = {(int(match[1]) - len(head) - 1) // 2 for match in double}
    assert [one for at, one in enumerate(formulas) if at in refused] == REFUSED
