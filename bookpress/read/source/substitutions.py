"""MyST's substitutions, ``{{ name }}``: whether they have a name that somebody defines."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bookpress.read.source.collected import Collected

_FORGIVING = ("default", "d")  # filters that take what is not defined


def substitution_fault(
    content: str, names: Iterable[str], texts: Collection[str] = frozenset()
) -> str:
    """Return what is wrong with the inside of ``{{ }}``; empty if nothing is.

    Args:
        content: what stands inside.
        names: those that somebody defines.
        texts: those of them that are text.

    Nothing is evaluated: an expression that asks for a name in a condition may do without it.
    """
    known = {*names, "env"}
    if content.strip() in known:
        return ""
    import jinja2  # noqa: PLC0415 - few books substitute
    from jinja2 import nodes  # noqa: PLC0415

    try:
        tree = _environment().parse(f"{{{{{content}}}}}")
        _environment().compile(tree)
    except jinja2.TemplateError as error:
        return f"this is no expression ({error.message}): write {{{{ name }}}}"
    output = next(tree.find_all(nodes.Output), None)
    lost = next((n for n in tree.find_all(nodes.Getattr) if _is_missing(n, texts)), None)
    if lost is not None:
        name = lost.node.name
        return f"“{name}” is text, and has no “{lost.attr}”: write {{{{ {name} }}}}"
    node: Any = output.nodes[0] if output is not None and output.nodes else None
    while node is not None and not isinstance(node, nodes.Name):
        if isinstance(node, nodes.Filter) and node.name in _FORGIVING:
            return ""
        node = getattr(node, "node", None)
    if node is None or node.name in known or node.name in _environment().globals:
        return ""
    return f"nobody defines “{node.name}”: write it under substitutions, in conf.py or above"


def _is_missing(node: Any, texts: Collection[str]) -> bool:  # noqa: ANN401 - Jinja's
    """Tell whether an expression asks a text for what texts have not: ``{{ name.other }}``."""
    return getattr(node.node, "name", "") in texts and not hasattr(str, node.attr)


def texts_of(walk: Collected) -> frozenset[str]:
    """Return the names that conf.py defines as text, and nobody above the page otherwise."""
    given: Any = dict(walk.settings.myst).get("substitutions", ())
    named = frozenset(name for name, value in given if isinstance(value, str))
    return named - frozenset(_defined_above(walk.front_matter))


def substitutions(walk: Collected) -> frozenset[str]:
    """Return the names that conf.py and the head of the page define."""
    given: Any = dict(walk.settings.myst).get("substitutions", ())
    return frozenset((*(name for name, _ in given), *_defined_above(walk.front_matter)))


@lru_cache(maxsize=4)
def _defined_above(front_matter: str) -> tuple[str, ...]:
    if "substitutions" not in front_matter:
        return ()
    import yaml  # noqa: PLC0415 - as above

    try:
        data = yaml.safe_load(front_matter)
    except (yaml.YAMLError, ValueError, RecursionError):
        return ()  # markup.bad-front-matter
    settings = data if isinstance(data, dict) else {}
    own = settings.get("myst")
    parts = (
        settings.get("substitutions"),
        own.get("substitutions") if isinstance(own, dict) else 0,
    )
    return tuple(str(name) for part in parts if isinstance(part, dict) for name in part)


@lru_cache(maxsize=1)
def _environment() -> Any:  # noqa: ANN401 - Jinja's
    import jinja2  # noqa: PLC0415

    return jinja2.Environment(autoescape=True)  # nothing is rendered
