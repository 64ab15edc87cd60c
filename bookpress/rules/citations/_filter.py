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
_PARTS: tuple[type[ast.AST], ...] = (
    ast.Name,
    ast.Constant,
    ast.Set,
    ast.BoolOp,
    ast.UnaryOp,
    ast.BinOp,
    ast.Compare,
)
_SIGNS: tuple[type[ast.AST], ...] = (ast.expr_context, ast.boolop, ast.Not, *_COMPARE, *_COMBINE)
_ORDERS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_NO_TEXT = frozenset(("cited", "docnames"))


def holds(one: ReferenceList, work: Work, page: str, cited_on: frozenset[str]) -> bool | None:
    """Tell whether a list holds a work; None if only the printed form of a field would tell.

    Args:
        one: the list.
        work: the work, as the press sees it.
        page: the page of the list.
        cited_on: the pages that cite the work, with the prefix that the list gives to its keys.
    """
    if one.files and not any(names(wanted, work.place.path) for wanted in one.files):
        return False
    if work.key in one.keys:
        return True
    try:
        return bool(_value(_parsed(filter_of(one)), work, page, cited_on))
    except (ValueError, TypeError, re.error):
        return None


def prefix_of(one: ReferenceList) -> str:
    """Return what a list puts before the keys of its works."""
    return dict(one.options).get("keyprefix", "")


def is_foot(one: ReferenceList) -> bool:
    """Tell whether a list is one of works cited in notes."""
    return any(name == "foot" for name, _ in one.options)


def names(wanted: str, path: str) -> bool:
    """Tell whether the argument of a list names this .bib file."""
    return path.endswith(wanted.lstrip("./"))


def filter_of(one: ReferenceList) -> str:
    """Return the condition that a work of a list meets."""
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


def fault_of(condition: str) -> str:
    """Return why a filter can't be followed; empty if it can (``_FilterVisitor``)."""
    try:
        body = ast.parse(condition).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        body = []
    expression = body[0] if len(body) == 1 else None
    if not isinstance(expression, ast.Expr):
        return f"the filter “{condition}” is no expression; write it as in cited and year > '2019'"
    for node in ast.walk(expression.value):
        if told := _fault(node):
            return f"the filter “{condition}” can’t be followed: {told}"
    return ""


def _fault(node: ast.AST) -> str:
    if not isinstance(node, (*_PARTS, *_SIGNS)):
        return f"it may not hold “{ast.unparse(node)}”"
    if isinstance(node, ast.Compare):
        if len(node.ops) > 1:
            return "compare two things, and join comparisons by and"
        sides = (node.left, *node.comparators)
        number = next((side for side in sides if _is_number(side)), None)
        if number and isinstance(node.ops[0], _ORDERS) and any(map(_is_text, sides)):
            return f"fields are text: write '{ast.unparse(number)}'"
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        return _of_search(node)
    return ""


def _of_search(node: ast.BinOp) -> str:
    for side in (node.left, node.right):
        if not _is_text(side):
            return f"% searches in text, and “{ast.unparse(side)}” is none"
    if isinstance(node.right, ast.Constant) and isinstance(node.right.value, str):
        try:
            re.compile(node.right.value)
        except re.error as error:
            return f"“{node.right.value}” is no pattern ({error.msg})"
    return ""


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


def _is_text(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    return isinstance(node, ast.Name) and node.id not in _NO_TEXT
