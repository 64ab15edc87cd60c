"""TeX becomes MathML: in one process, once, and with its faults told at their place."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from docutils import nodes

from bookpress.typeset import formulas
from bookpress.typeset.formulas import Formulas, formula_of
from bookpress.typeset.mathml import Formula, convert

from .conftest import ROOTS, BuiltBook, build_html

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MATH = "{http://www.w3.org/1998/Math/MathML}"


def inline(tex: str) -> Formula:
    return Formula(tex, display=False)


def converted(tex: str, *, display: bool = False) -> ET.Element:
    """Return the parsed MathML of ``tex``; the converter must not complain."""
    formula = Formula(tex, display=display)
    mathml, faults = convert([formula])
    assert not faults
    return ET.fromstring(mathml[formula.key])  # noqa: S314 - our own


def texts(root: ET.Element, tag: str) -> list[str]:
    return [element.text or "" for element in root.iter(f"{MATH}{tag}")]


def test_mathml_is_xml_with_the_tex_as_its_alternative() -> None:
    """It stands in XHTML too, and carries no TeX as visible text."""
    root = converted(r"x < \alpha & y".replace("&", r"\&"))
    assert root.tag == f"{MATH}math"
    assert root.get("alttext") == r"x < \alpha \& y"
    assert not list(root.iter(f"{MATH}annotation"))
    assert not list(root.iter(f"{MATH}semantics"))


def test_upright_words_are_one_identifier() -> None:
    """A screen reader says softmax, not s-o-f-t-m-a-x."""
    assert texts(converted(r"\mathrm{softmax}(x)"), "mi") == ["softmax", "x"]


def test_a_single_upright_letter_stays_upright() -> None:
    """``mi`` alone would be italic."""
    assert converted(r"\mathrm{d}").find(f"{MATH}mi").get("mathvariant") == "normal"  # type: ignore[union-attr]


def test_bold_letters_are_upright_as_in_tex() -> None:
    r"""Texmath sets ``\mathbf`` in bold italics."""
    assert texts(converted(r"\mathbf{W}"), "mi") == ["𝐖"]
    assert texts(converted(r"\boldsymbol{W}"), "mi") == ["𝑾"]


@pytest.mark.parametrize(
    ("tex", "letters"),
    [
        (r"g_{\rm max} + x", ["g", "max", "x"]),
        (r"{\rm d} x", ["d", "x"]),
        (r"\hbox{if} x", ["x"]),
        (r"\begin{bmatrix} a \cr b \end{bmatrix}", ["a", "b"]),
        (r"\begin{matrix} \rm lo & x \\ y & z \end{matrix}", ["lo", "x", "y", "z"]),
        (r"{\bf W}", ["𝐖"]),
    ],
)
def test_plain_tex_is_read_as_latex_and_mathjax_read_it(tex: str, letters: list[str]) -> None:
    """Texmath knows neither the switches of fonts nor another end of a row."""
    assert texts(converted(tex, display=True), "mi") == letters


@pytest.mark.parametrize(
    ("tex", "spaces"),
    [(r"\log p", 1), (r"n \log n", 2), (r"\log(x)", 0), (r"\max_{x} f", 1), (r"-\log p", 1)],
)
def test_functions_stand_off_from_letters_but_not_from_parentheses(tex: str, spaces: int) -> None:
    """As TeX spaces operators (TeXbook, chapter 18)."""
    assert len(list(converted(tex).iter(f"{MATH}mspace"))) == spaces


def test_sums_on_several_lines_are_as_large_as_on_one() -> None:
    """A table of formulas is otherwise set like a matrix."""
    root = converted(r"\begin{aligned}a &= \sum_i b \\ &= c\end{aligned}", display=True)
    assert root[0].get("displaystyle") == "true"
    matrix = converted(r"\begin{pmatrix}a & b \\ c & d\end{pmatrix}", display=True)
    assert not matrix.findall(f".//{MATH}mtable[@displaystyle]")


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("x = 1", "x = 1"),
        ("a &= b \\\\\n&= c", "\\begin{aligned}a &= b \\\\\n&= c\\end{aligned}"),
        ("a\n\nb", "\\begin{aligned}a\\\\ b\\end{aligned}"),
        ("\\begin{cases}a & b \\\\ c & d\\end{cases}",) * 2,
        ("a \\& b", "a \\& b"),
    ],
)
def test_lines_are_aligned_where_sphinx_would(text: str, tex: str) -> None:
    """Line breaks of an environment belong to the environment."""
    assert formula_of(nodes.math_block("", text)).tex == tex


def test_a_book_without_new_formulas_starts_no_process(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was converted is found again by another build."""
    wanted = [inline("x"), Formula("x", display=True)]
    Formulas(tmp_path / "formulas.json").convert(wanted)

    def fail(new: Iterable[Formula]) -> None:
        raise AssertionError(new)

    monkeypatch.setattr(formulas, "convert", fail)
    again = Formulas(tmp_path / "formulas.json")
    again.convert(wanted)
    assert 'display="block"' in again.mathml(wanted[1])


def test_formulas_that_left_the_book_leave_the_file(tmp_path: Path) -> None:
    """It does not grow for ever."""
    path = tmp_path / "formulas.json"
    Formulas(path).convert([inline("x")])
    Formulas(path).convert([inline("y")])
    kept = path.read_text(encoding="utf-8")
    assert "inline y" in kept
    assert "inline x" not in kept


def test_a_damaged_file_is_written_anew(tmp_path: Path) -> None:
    """A build broken off does no lasting harm."""
    path = tmp_path / "formulas.json"
    path.write_text("{", encoding="utf-8")
    kept = Formulas(path)
    kept.convert([inline("x")])
    assert kept.mathml(inline("x")).startswith("<math")


def test_loading_bookpress_starts_no_process() -> None:
    """Every command would wait for it."""
    code = (
        "import subprocess\n"
        "def fail(*args, **kwargs): raise SystemExit('a process was started')\n"
        "subprocess.Popen = subprocess.run = fail\n"
        "import bookpress.typeset.formulas, bookpress.typeset.html, bookpress.typeset.search"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.slow
def test_numbered_formulas_carry_number_and_anchor(book: BuiltBook) -> None:
    """``{eq}`` leads to it."""
    page = book.page("zh", "ch1/index.html")
    (box,) = page.xpath("//div[contains(@class, 'math')][@id='equation-eq-attention']")
    assert box.xpath("./span[@class='eqno']")[0].text == "(1.1)"
    assert page.xpath("//a[@href='#equation-eq-attention'][not(@class='headerlink')]")


@pytest.mark.slow
def test_no_page_shows_tex_or_loads_a_math_script(book: BuiltBook) -> None:
    """Each formula of the source is a ``math`` element."""
    page = book.page("en", "ch1/index.html")
    assert len(page.xpath("//math")) == 8
    assert not page.xpath("//script[contains(@src, 'mathjax')]")
    assert "\\frac" not in page.find("body").text_content()


@pytest.mark.slow
def test_a_faulty_formula_is_reported_at_its_line(tmp_path: Path) -> None:
    """The others are set none the less."""
    root = tmp_path / "book"
    shutil.copytree(ROOTS / "html-faulty", root)
    warnings = build_html(root, root / "build", "zh")
    assert "index.md:5: WARNING" in warnings
    assert r"\frac{a" in warnings
    assert "unexpected eof" in warnings
    assert warnings.count("WARNING") == 1
    page = (root / "build/html/zh/index.html").read_text(encoding="utf-8")
    assert page.count("<math") == 1
