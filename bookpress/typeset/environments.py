r"""Environments of LaTeX that begin a displayed formula of their own, inside ``$$``.

To LaTeX ``$$\begin{align}`` is an error: a display in a display. To an author it is what MathJax
sets, and what notebooks hold. Here each becomes the environment that amsmath gives for the inside
of a formula (amsldoc, 3.7), which every edition can set; its number is that of the whole formula.
"""

from __future__ import annotations

import re

_INNER = {
    "align": "aligned",
    "flalign": "aligned",
    "alignat": "alignedat",
    "gather": "gathered",
    "multline": "gathered",
    "eqnarray": "array",
    "equation": "",
    "displaymath": "",
    "math": "",
}
_OUTER = re.compile(
    rf"\\begin\{{(?P<name>{'|'.join(_INNER)})(?P<star>\*?)\}}(?P<columns>\{{\d+\}})?"
    r"(?P<body>.*)\\end\{(?P=name)(?P=star)\}",
    re.DOTALL,
)
_NUMBERING = re.compile(r"\\(?:nonumber|notag)(?![A-Za-z])|\\label\s*\{[^{}]*\}")


_COMMENT = re.compile(r"((?:[^\\%\n]|\\.)*)%")


def without_comments(tex: str) -> str:
    """Return a formula without ``% …``, which would hide what LaTeX puts behind its last line."""
    lines = []
    for line in tex.split("\n"):
        found = _COMMENT.match(line)
        if not found:
            lines.append(line)
        elif found[1].strip():  # else an empty line would end the formula
            lines.append(found[1].rstrip())
    return "\n".join(lines)


def inner_form(tex: str) -> str:
    """Return the formula without a display of its own and without comments; any other as it is."""
    tex = without_comments(tex)
    found = _OUTER.fullmatch(tex.strip())
    if found is None or rf"\begin{{{found['name']}{found['star']}}}" in found["body"]:
        return tex
    body = re.sub(r"\n\s*\n", "\n", _NUMBERING.sub("", found["body"])).strip()
    if not (name := _INNER[found["name"]]):
        return (found["columns"] or "") + body
    columns = "{rcl}" if name == "array" else found["columns"] or ""
    if name == "aligned":
        body = re.sub(r"&(\s*(?:\\\\|$))", r"\1", body)  # flalign's last column is empty
    return rf"\begin{{{name}}}{columns}{body}\end{{{name}}}"
