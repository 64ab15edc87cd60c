r"""Macros of formulas that conf.py defines for MathJax, in every edition.

``mathjax3_config = {"tex": {"macros": {"R": r"\mathbb{R}", "norm": [r"\lVert #1\rVert", 1]}}}``
(https://docs.mathjax.org/en/v3.2/input/tex/macros.html). The TeX of each formula is expanded when
a page has been read, so that neither pandoc nor LaTeX needs to know them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util import logging

from bookpress.typeset.origin import place_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)

_COMMAND = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)
_MOST = 1000  # expansions of one formula, as in MathJax ("maxMacros")
_BEFORE_COLLECTORS = 100  # Sphinx's own, which copy titles, come at 500
Macro = tuple[str, int, str | None]  # what it stands for, how many arguments, the first if left out


def read_macros(*configs: object) -> dict[str, Macro]:
    """Return the macros of MathJax's settings by their names, less what is no macro."""
    found: dict[str, Macro] = {}
    for config in configs:
        tex = _part(config, "tex", "TeX")
        for name, value in _part(tex, "macros", "Macros").items():
            parts = list(value) if isinstance(value, list | tuple) else [value]
            if parts and isinstance(parts[0], str):
                count = parts[1] if len(parts) > 1 and isinstance(parts[1], int) else 0
                default = parts[2] if len(parts) > 2 and isinstance(parts[2], str) else None  # noqa: PLR2004 - the third
                found[str(name).lstrip("\\")] = (parts[0], count, default)
    return found


def _part(config: object, *names: str) -> Mapping[str, Any]:
    if not isinstance(config, dict):
        return {}
    return next((config[name] for name in names if isinstance(config.get(name), dict)), {})


def expand(tex: str, macros: Mapping[str, Macro]) -> str:
    """Return a formula without macros.

    Raises:
        ValueError: a macro lacks an argument, or there is no end to it; the message says which.
    """
    at = 0
    for _ in range(_MOST):
        found = next((one for one in _COMMAND.finditer(tex, at) if one[1] in macros), None)
        if found is None:
            return tex
        written, end = _expanded(tex, found, macros[found[1]])
        letters = re.search(r"\\[A-Za-z]+$", written) and tex[end : end + 1].isalpha()
        tex = f"{tex[: found.start()]}{written}{' ' if letters else ''}{tex[end:]}"
        at = found.start()
    raise ValueError("there is no end to its macros")


def _expanded(tex: str, found: re.Match[str], macro: Macro) -> tuple[str, int]:
    """Return what a macro and its arguments stand for, and where they end."""
    body, count, default = macro
    end, arguments = found.end(), []
    if default is not None and count:
        option = re.compile(r"\s*\[([^\]]*)\]").match(tex, end)
        arguments.append(option[1] if option else default)
        end = option.end() if option else end
    while len(arguments) < count:
        argument, end = _argument(tex, end, found[0])
        arguments.append(argument)
    return re.sub(
        r"(?<!\\)#([1-9])",
        lambda one: arguments[int(one[1]) - 1] if int(one[1]) <= count else one[0],
        body,
    ), end


def _argument(tex: str, start: int, name: str) -> tuple[str, int]:
    """Return the argument at a place, a group without its braces or one token, and its end."""
    start += len(tex[start:]) - len(tex[start:].lstrip())
    if start >= len(tex) or tex[start] == "}":
        raise ValueError(f"{name} lacks an argument")
    if tex[start] != "{":
        token = _COMMAND.match(tex, start)
        end = token.end() if token else start + 1
        return tex[start:end], end
    depth = 0
    for sign in re.finditer(r"\\.|[{}]", tex[start:], re.DOTALL):
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
        if not depth:
            end = start + sign.end()
            return tex[start + 1 : end - 1], end
    raise ValueError(f"the argument of {name} is not closed")


def _choose(app: Sphinx, config: Config) -> None:
    del app
    settings = (getattr(config, f"mathjax{n}_config", None) for n in (2, 3, 4))
    config.book_macros = read_macros(*settings)


def _expand_all(app: Sphinx, doctree: nodes.document) -> None:
    if not app.config.book_macros or app.builder.name == "gettext":  # translators see the macro
        return
    for node in list(doctree.findall(nodes.TextElement)):
        if not isinstance(node, nodes.math | nodes.math_block):
            continue
        try:
            tex = expand(node.astext(), app.config.book_macros)
        except ValueError as fault:
            place = place_of(node, app.config.book_root) or node
            logger.warning("this formula cannot be set: %s", fault, location=place)
            continue
        if tex != node.astext():
            node.children = []
            node.append(nodes.Text(tex))


def setup(app: Sphinx) -> None:
    """Expand the macros of each page that has been read."""
    # MathJax's own setting counts for pages of the site alone; formulas must be read again.
    app.add_config_value("book_macros", {}, "env", types=(dict,))
    app.connect("config-inited", _choose)
    app.connect("doctree-read", _expand_all, priority=_BEFORE_COLLECTORS)
