"""Formulas in titles: text with raised and lowered parts, as far as that can say what they say."""

from __future__ import annotations

import re
import unicodedata

from bookpress.typeset.csl.nodes import PROTECTED, Node, Styled, pairs

_SIGNS = pairs(
    "times × cdot · pm ± leq ≤ le ≤ geq ≥ ge ≥ neq ≠ approx ≈ sim ~ infty ∞ to → rightarrow → "
    "leftarrow ← in ∈ ell ℓ circ ° star ⋆ ast * partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ "
    "varepsilon ε varphi φ dots … ldots … cdots ⋯ % % _ _ & & $ $ # # { { } } prime ′"
)
_SIGNS |= {name: f"{name} " for name in "log exp min max ln sin cos arg det".split()}
_SIGNS |= {**dict.fromkeys(",;: ", "\u00a0"), "!": ""}
_FONTS = frozenset(
    "mathrm mathbf mathit mathsf mathtt mathcal mathbb text textrm operatorname mbox".split()
)
_TOKEN = re.compile(
    r"\\(?P<command>[A-Za-z]+|.)\s*|(?P<script>[_^])|(?P<open>\{)|(?P<close>\})|(?P<text>.)",
    re.DOTALL,
)


def formula(source: str) -> list[Node]:
    """Return a formula as text with raised and lowered parts; nothing if it is more than that."""
    tokens = list(_TOKEN.finditer(source))
    found, end = _nodes(tokens, 0)
    return [Styled(PROTECTED, found)] if found and end == len(tokens) else []


def _nodes(tokens: list[re.Match[str]], at: int) -> tuple[list[Node], int]:
    """Return nodes up to a closing brace, and where reading stopped; -1 for what is unknown."""
    found: list[Node] = []
    while at < len(tokens):
        token = tokens[at]
        if token["close"]:
            return found, at
        nodes, at = _node(tokens, at)
        if at < 0:
            return [], -1
        found += nodes
    return found, at


def _node(tokens: list[re.Match[str]], at: int) -> tuple[list[Node], int]:
    token = tokens[at]
    if token["open"]:
        inside, at = _nodes(tokens, at + 1)
        return inside, at + 1 if 0 <= at < len(tokens) else -1
    if token["script"]:
        if at + 1 == len(tokens) or tokens[at + 1]["script"] or tokens[at + 1]["close"]:
            return [], -1
        inside, at = _node(tokens, at + 1)
        return [Styled("sub" if token["script"] == "_" else "sup", inside)], at
    if token["text"]:
        return [" " if token[0].isspace() else token[0].replace("-", "−")], at + 1
    if token["command"] in _FONTS:
        return [], at + 1
    sign = _SIGNS.get(token["command"]) or _greek(token["command"])
    return ([sign], at + 1) if sign is not None else ([], -1)


def _greek(name: str) -> str | None:
    size = "CAPITAL" if name[0].isupper() else "SMALL"
    name = "LAMDA" if name.lower() == "lambda" else name.upper()
    try:
        return unicodedata.lookup(f"GREEK {size} LETTER {name}")
    except KeyError:
        return None
