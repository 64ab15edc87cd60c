"""TeX to MathML Core, without Sphinx.

Pandoc (texmath) converts; it comes with the ``pypandoc-binary`` package. What it writes is then
brought to what browsers and readers of ePub know (https://www.w3.org/TR/mathml-core/).
"""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from bookpress.typeset import pandoc

_PANDOC_API = [1, 23]  # the version of the JSON that pandoc 3 reads
_XMLNS = "http://www.w3.org/1998/Math/MathML"
_APPLY = "\u2061"  # the invisible "function application" after log, max and the like
_THIN = "0.167em"  # TeX's thin space
_SIGNS = {"\u2212", "+", "\u00b1", "\u2213"}
_SCRIPTS = {"msub", "msup", "msubsup", "munder", "mover", "munderover"}
_BOLD = re.compile(r"\\mathbf\s*\{([A-Za-z0-9]+)\}")
_LINES = re.compile(r"\\begin\{(?:align(?:ed|at)?|split|gather(?:ed)?|multline|eqnarray)\*?\}")


def converter() -> str:
    """Return what converts, and in which version; raise the number with ``_tidy``."""
    return f"{pandoc.name()}, 1"


@dataclass(frozen=True)
class Formula:
    """One formula as it is handed to the converter."""

    tex: str
    display: bool

    @property
    def key(self) -> str:
        """Return the name under which the converted formula is kept."""
        return ("display " if self.display else "inline ") + self.tex


def convert(formulas: list[Formula]) -> tuple[dict[str, str], dict[str, str]]:
    """Convert all ``formulas`` in one process.

    Returns:
        The MathML of the good ones and the converter's complaint about the others, by key.

    Raises:
        PandocError: there is no pandoc, or it fails as a whole.

    """
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "log.json")
        options = ["-f", "json", "-t", "html", "--mathml", "--wrap=none", f"--log={log}"]
        done = pandoc.run(options, json.dumps(_document(formulas)), "convert the formulas")
        complaints = json.loads(log.read_text(encoding="utf-8"))
    reasons = {c.get("contents"): _reason(c.get("message", "")) for c in complaints}
    pieces = re.split(r'<div id="formula-\d+">', done)[1:]
    mathml, faults = {}, {}
    for formula, piece in zip(formulas, pieces, strict=True):
        found = re.search(r"<math.*</math>", piece, re.DOTALL)
        if found and formula.tex:
            mathml[formula.key] = _tidy(found[0], formula)
        else:
            faults[formula.key] = reasons.get(_prepared(formula.tex), "it is empty")
    return mathml, faults


def _document(formulas: list[Formula]) -> dict[str, object]:
    blocks = []
    for number, formula in enumerate(formulas):
        kind = {"t": "DisplayMath" if formula.display else "InlineMath"}
        math = {"t": "Math", "c": [kind, _prepared(formula.tex)]}
        blocks.append(
            {"t": "Div", "c": [[f"formula-{number}", [], []], [{"t": "Plain", "c": [math]}]]}
        )
    return {"pandoc-api-version": _PANDOC_API, "meta": {}, "blocks": blocks}


def _prepared(tex: str) -> str:
    tex = re.sub(r"\\[hm]box(?=\s*\{)", r"\\text", tex)
    tex = _without_old_fonts(re.sub(r"\\cr(?![A-Za-z])", r"\\\\", tex))
    # texmath sets \mathbf in bold italics, like \boldsymbol; TeX sets it upright (as \textbf).
    return _BOLD.sub(r"\\textbf{\1}", tex)


_OLD_FONT = re.compile(r"\\(rm|bf|it|sf|tt|cal)(?![A-Za-z])\s*")
_SIGN = re.compile(r"\\\\|\\(?:end|right)(?![A-Za-z])|\\.|[{}&]", re.DOTALL)


def _without_old_fonts(tex: str) -> str:
    r"""Write ``{\rm max}`` as ``{\mathrm{max}}``: texmath lacks the switches of plain TeX."""
    while found := _OLD_FONT.search(tex):
        end, depth = len(tex), 0
        for sign in _SIGN.finditer(tex, found.end()):
            closes = sign[0] == "}" or sign[0] == "&" or sign[0][1:] in {"\\", "end", "right"}
            if closes and not depth:
                end = sign.start()
                break
            depth += {"{": 1, "}": -1}.get(sign[0], 0)
        inside = tex[found.end() : end].rstrip()
        tex = f"{tex[: found.start()]}\\math{found[1]}{{{inside}}}{tex[end:]}"
    return tex


def _reason(message: str) -> str:
    """Return the line of texmath's message that says what is wrong."""
    for line in message.splitlines():
        if line.startswith("unexpected"):
            return line
    return message.partition("\n")[0]


# ----------------------------------------------------------------- tidying


def _tidy(mathml: str, formula: Formula) -> str:
    """Return pandoc's MathML in the form that is printed."""
    root = ET.fromstring(mathml.replace(f' xmlns="{_XMLNS}"', ""))  # noqa: S314 - pandoc wrote it
    semantics = root.find("semantics")
    if semantics is not None:  # the second child is the TeX, as a copy
        root[:] = [semantics[0]]
    for element in root.iter("mi"):
        if element.text in _SIGNS:  # texmath calls the sign of a number an identifier
            element.tag = "mo"
            element.set("form", "prefix")
    for element in list(root.iter()):
        _join_letters(element)
        _space_functions(element)
        if element.tag in _SCRIPTS:
            _close_up(list(element)[1:])
    for element in root.iter():
        _drop_variant(element)
    if formula.display and root[0].tag == "mtable" and _LINES.match(formula.tex):
        root[0].set("displaystyle", "true")  # else sums shrink as in a matrix
    root.set("xmlns", _XMLNS)
    root.set("alttext", " ".join(formula.tex.split()))
    return ET.tostring(root, encoding="unicode", short_empty_elements=False)


def _is_letter(element: ET.Element) -> bool:
    return element.tag == "mi" and element.get("mathvariant") == "normal"


def _join_letters(parent: ET.Element) -> None:
    r"""Make the letters of ``\mathrm{softmax}`` one word: it is read aloud as one."""
    joined: list[ET.Element] = []
    for element in parent:
        if joined and _is_letter(element) and _is_letter(joined[-1]):
            joined[-1].text = f"{joined[-1].text}{element.text}"
        else:
            joined.append(element)
    parent[:] = joined


def _is_function(element: ET.Element) -> bool:
    core = element[0] if element.tag in _SCRIPTS else element
    return core.tag == "mrow" and len(core) > 1 and core[-1].text == _APPLY


def _opens(element: ET.Element) -> bool:
    first = element[0] if element.tag == "mrow" and len(element) else element
    return first.tag == "mo" and first.get("form") == "prefix"


def _space_functions(parent: ET.Element) -> None:
    r"""Part ``\log`` from its neighbours as TeX does: texmath leaves ``n log n`` without space."""
    if parent.tag not in {"mrow", "mtd", "math", "msqrt", "mstyle"}:
        return
    spaced: list[ET.Element] = []
    for element in parent:
        before = spaced[-1] if spaced else None
        after_function = before is not None and _is_function(before) and not _opens(element)
        after_letter = before is not None and before.tag != "mo" and _is_function(element)
        if before is not None and element.text != _APPLY and (after_function or after_letter):
            spaced.append(ET.Element("mspace", width=_THIN))
        spaced.append(element)
    parent[:] = spaced


def _close_up(scripts: list[ET.Element]) -> None:
    """Set relations in indices tight, as TeX does."""
    for script in scripts:
        for operator in script.iter("mo"):
            if operator.get("form") is None and operator.get("accent") is None:
                operator.set("lspace", "0")
                operator.set("rspace", "0")


def _drop_variant(element: ET.Element) -> None:
    # MathML Core knows mathvariant="normal" on a single letter, and nothing else of it.
    variant = element.attrib.pop("mathvariant", None)
    if element.tag == "mtext" and variant == "bold":
        element.tag = "mi"
    if variant == "normal" and element.tag == "mi" and len(element.text or "") == 1:
        element.set("mathvariant", "normal")
