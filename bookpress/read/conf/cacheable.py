"""Decides whether the result of a conf.py may be kept: only if it uses nothing with hidden inputs.

No audit event tells that a program looks at the clock, at a variable of the environment, or whether
a file exists. So the answer of Sphinx is kept for a conf.py of values, texts and paths alone.
"""

from __future__ import annotations

import ast

_MODULES = frozenset("__future__ os os.path pathlib sys typing".split())
_NAMES = frozenset(
    "__file__ Any Path abspath annotations bool dict dirname int join len list os path range set"
    " sorted str sys tuple".split(),
)
_ATTRIBUTES = frozenset(
    "abspath append dirname extend format insert items join keys lower name parent parents path"
    " pathlib replace resolve split strip update upper values".split(),
)


def is_cacheable(source: bytes) -> bool:
    """Tell whether a conf.py names nothing but its own names and a few that look at nothing.

    Args:
        source: the text of conf.py, as it lies on the disk.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    nodes = list(ast.walk(tree))
    own = {node.id for node in nodes if isinstance(node, ast.Name) and _is_set(node)}
    return all(_looks_at_nothing(node, own) for node in nodes)


def _is_set(name: ast.Name) -> bool:
    return isinstance(name.ctx, ast.Store)


def _looks_at_nothing(node: ast.AST, own: set[str]) -> bool:
    if isinstance(node, ast.Name):
        return node.id in own or node.id in _NAMES
    if isinstance(node, ast.Attribute):
        return node.attr in _ATTRIBUTES
    if isinstance(node, ast.Import):
        return all(alias.name in _MODULES and not alias.asname for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        return node.module in _MODULES and all(alias.name in _NAMES for alias in node.names)
    return not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)
