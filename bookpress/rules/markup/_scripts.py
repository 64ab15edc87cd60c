r"""Superscripts and subscripts of a formula, followed as TeX follows them (The TeXbook, p. 130).

A nucleus takes one ``^`` and one ``_``; a prime is a superscript, which ``^`` may go on
at once (``x'^2``, LaTeX's ``\prim@s``). ``\{`` and ``\_`` are signs like any other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(r"\\(?P<word>[A-Za-z]+)\*?|\\.|%[^\n]*\n?|\s+|.", re.DOTALL)
# Words whose arguments belong to the script that they begin, by how many they take.
_ONE = (
    "hat bar vec tilde dot ddot overline underline boldsymbol bm sqrt widehat widetilde overbrace "
    "underbrace mathbin mathrel"
)
_TWO = "frac dfrac tfrac cfrac binom overset underset stackrel"
_TAKES = {**dict.fromkeys(_ONE.split(), 1), **dict.fromkeys(_TWO.split(), 2)}
_BETWEEN = ("limits", "nolimits", "displaylimits")  # a nucleus and its scripts


@dataclass
class _Group:
    """What is open: the scripts of the last nucleus, and how many arguments its script lacks."""

    argument: bool = False  # of a script, and no nucleus of its own
    scripts: dict[str, int] = field(default_factory=dict)
    lacks: int = 0


def raised_twice(latex: str) -> str:
    """Return the part of a formula that gives a nucleus a second script; empty if none does."""
    open_ = [_Group()]
    last = ""
    for token in _TOKEN.finditer(latex):
        group, sign = open_[-1], token[0]
        if sign in "^_'" and group.lacks <= 0:
            kind = "_" if sign == "_" else "^"
            # LaTeX's \prim@s looks at the very next sign: a blank in between ends it.
            goes_on = last == "'" and kind == "^"
            if kind in group.scripts and not goes_on:
                return latex[group.scripts[kind] : token.end()]
            group.scripts.setdefault(kind, token.start())
            group.lacks = int(sign != "'")
        elif not sign.isspace() and sign[0] != "%":
            _take(open_, sign, token["word"])
        last = sign
    return ""


def _take(open_: list[_Group], sign: str, word: str | None) -> None:
    """Take a sign that is no script: a part of one, or of the next nucleus."""
    group = open_[-1]
    if sign == "{":
        if group.lacks <= 0:
            group.scripts.clear()
        open_.append(_Group(argument=group.lacks > 0))
    elif sign == "}":
        if len(open_) > 1:
            closed = open_.pop()
            open_[-1].lacks -= closed.argument
    elif group.lacks > 0:
        group.lacks += _TAKES.get(word or "", 0) - 1
    elif word not in _BETWEEN:
        group.scripts.clear()
