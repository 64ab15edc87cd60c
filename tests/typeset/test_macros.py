r"""Macros of MathJax's settings: what they stand for, as MathJax reads them."""

from __future__ import annotations

import re

import pytest

from bookpress.typeset.macros import expand, read_macros

SETTINGS = {
    "tex": {
        "macros": {
            "R": r"\mathbb{R}",
            "a": r"\alpha",
            "norm": [r"\lVert #1\rVert", 1],
            "pd": [r"\frac{\partial #2}{\partial #1}", 2, "x"],
            "RR": r"\R^2",
            "loop": r"\loop",
        }
    }
}
MACROS = read_macros(SETTINGS)


@pytest.mark.parametrize(
    ("tex", "expanded"),
    [
        (r"x \in \R", r"x \in \mathbb{R}"),
        (r"\norm{x + \norm y}", r"\lVert x + \lVert y\rVert\rVert"),
        (r"\norm \R", r"\lVert \mathbb{R}\rVert"),
        (r"\norm{\{x\}}", r"\lVert \{x\}\rVert"),
        (r"\pd{f} + \pd[t]{g}", r"\frac{\partial f}{\partial x} + \frac{\partial g}{\partial t}"),
        (r"\a b", r"\alpha b"),
        (r"{\a}b\ab", r"{\alpha}b\ab"),
        (r"\RR", r"\mathbb{R}^2"),
        (r"\\R", r"\\R"),
        ("x", "x"),
    ],
)
def test_a_macro_is_what_it_stands_for(tex: str, expanded: str) -> None:
    assert expand(tex, MACROS) == expanded


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        (r"\norm", r"\norm lacks an argument"),
        (r"{\norm}", r"\norm lacks an argument"),
        (r"\norm{x", r"the argument of \norm is not closed"),
        (r"\loop", "there is no end to its macros"),
    ],
)
def test_what_cannot_be_expanded_is_told(tex: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        expand(tex, MACROS)


def test_settings_of_other_versions_and_mistyped_ones() -> None:
    """MathJax 2 writes capitals; what is no macro is left alone, as MathJax leaves it."""
    assert read_macros({"TeX": {"Macros": {"R": "r"}}}) == {"R": ("r", 0, None)}
    assert read_macros(None, {"tex": {"macros": {"x": 3, "y": [], "z": [1]}}}, {"tex": []}) == {}
