"""Which works a list of references holds: sphinxcontrib-bibtex's filters, evaluated on works.

The language is Python's expressions, less most of them (``_FilterVisitor`` in its domain.py): names
of fields, ``type``, ``key``, ``cited``, ``docname``, ``docnames``; ``%`` searches for a pattern.
"""

from __future__ import annotations

import ast
import operator
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from bookpress.facts import ReferenceList, Work

_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda one, many: one in many,
    ast.NotIn: lambda one, many: one not in many,
}
_COMBINE: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Mod: lambda text, pattern: re.search(pattern, text, re.IGNORECASE),
    ast.BitOr: operator.or_,
    ast.BitAnd: operator.and_,
}
# Fields that pybtex changes before a filter sees them: names are turned round, strings put in.
_AS_PRINTED = frozenset(
    ("author", "editor", "journal", "booktitle", "publisher", "series", "month"),
)


def holds(one: ReferenceList, work: Work, page: str, cited_on: frozenset[str]) -> bool:
    """Tell whether a list holds a work; a filter that can't be evaluated holds everything.

    Args:
        one: the list.
        work: the work, as the press sees it.
        page: the page of the list.
        cited_on: the pages that cite the work.
    """
    if one.files and not any(names(wanted, work.place.path) for wanted in one.files):
        return False
    if work.key in one.keys:
        return True
    try:
        return bool(_value(_parsed(_filter(one)), work, page, cited_on))
    except (ValueError, TypeError, re.error):
        return True


def names(wanted: str, path: str) -> bool:
    """Tell whether the argument of a list names this .bib file."""
    return path.endswith(wanted.lstrip("./"))


def _filter(one: ReferenceList) -> str:
    options = dict(one.options)
    if "filter" in options:
        return options["filter"]
    return "True" if "all" in options else "not cited" if "notcited" in options else "cited"


@lru_cache(maxsize=256)
def _parsed(condition: str) -> ast.expr:
    try:
        return ast.parse(condition.strip(), mode="eval").body
    except SyntaxError:
        return ast.Name("cited")  # as Sphinx does


def _value(node: ast.expr, work: Work, page: str, cited_on: frozenset[str]) -> Any:  # noqa: ANN401, PLR0911 - one return a kind
    def value(inner: ast.expr) -> Any:  # noqa: ANN401
        return _value(inner, work, page, cited_on)

    match node:
        case ast.Constant():
            return node.value
        case ast.Name():
            return _named(node.id, work, page, cited_on)
        case ast.Set():
            return frozenset(map(value, node.elts))
        case ast.BoolOp():
            return (all if isinstance(node.op, ast.And) else any)(map(value, node.values))
        case ast.UnaryOp(op=ast.Not()):
            return not value(node.operand)
        case ast.BinOp() if type(node.op) in _COMBINE:
            return _COMBINE[type(node.op)](value(node.left), value(node.right))
        case ast.Compare(ops=[op], comparators=[right]) if type(op) in _COMPARE:
            return _COMPARE[type(op)](value(node.left), value(right))
    raise ValueError


def _named(
    name: str, work: Work, page: str, cited_on: frozenset[str]
) -> str | bool | frozenset[str]:
    known: dict[str, str | bool | frozenset[str]] = {
        "type": work.set_as,
        "key": work.key.lower(),
        "cited": bool(cited_on),
        "docname": page,
        "docnames": cited_on,
    }
    if name in _AS_PRINTED:
        raise ValueError
    return known[name] if name in known else work.get(name)
