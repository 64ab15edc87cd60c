"""What the text of a conf.py says by itself, for when it can't be run, or is not to be.

Values that are written out are read: texts, numbers, lists, dictionaries, sums of them, and names
that were set to such a value before. Nothing is run.
"""

from __future__ import annotations

import ast
import builtins
import re
from dataclasses import dataclass, field
from typing import Any

# What Sphinx is asked for (sphinx_probe.py), beside all that begins with a prefix.
_ASKED = frozenset(
    "autosectionlabel_prefix_document bibtex_bibfiles bibtex_default_style"
    " exclude_patterns extensions"
    " external_toc_exclude_missing external_toc_path gettext_additional_targets gettext_compact"
    " highlight_language include_patterns intersphinx_mapping language locale_dirs master_doc"
    " default_role numfig primary_domain root_doc rst_epilog rst_prolog source_suffix"
    " suppress_warnings templates_path".split(),
)
_PREFIXES = ("myst_", "nb_", "book_")
# A handler of these runs before the pages are looked for or read, and may write some.
_BEFORE = ("builder-inited", "env-before-read-docs", "env-get-outdated")
_PROGRAMS = re.compile(r"(?:subprocess\.\w+|os\.(?:system|popen))\(")
# What these define counts by its names, so a value that is known in part is better than none.
_DEFINING = ("rst_prolog", "rst_epilog", "myst_substitutions")


@dataclass
class ConfText:
    """What a conf.py says.

    ``settings`` are those that the gate asks for, as far as they are written out, ``unread`` the
    names of those that are not, or not wholly; ``imports`` are the modules that it needs,
    ``folders`` what it may add to the folders of modules; ``defines`` tells whether it may define
    roles and directives itself, ``generates`` whether it may write pages before Sphinx reads them.
    """

    settings: dict[str, Any] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    imports: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    defines: bool = False
    generates: bool = False


class _UnknownError(ValueError):
    """A value that is not written out."""


def read_conf_text(source: bytes) -> ConfText | None:
    """Return what the text of a conf.py says, or None if it is no Python.

    Args:
        source: the text, as it lies on the disk.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    reader = _Reader()
    for statement in tree.body:
        reader.visit(statement)
    found = reader.found
    found.settings = {name: value for name, value in reader.values.items() if is_asked(name)}
    found.unread = {name for name in found.unread if is_asked(name)}
    return found


def is_asked(name: str) -> bool:
    """Tell whether the gate asks for a setting."""
    return name in _ASKED or name.startswith(_PREFIXES)


class _Reader:
    """Follows the statements of a conf.py from top to bottom."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.found = ConfText()
        self.functions: set[str] = set()

    def visit(self, statement: ast.stmt) -> None:
        """Take in one statement of the module."""
        if isinstance(statement, ast.Import):
            self.found.imports += [alias.name for alias in statement.names]
        elif isinstance(statement, ast.ImportFrom):
            if statement.module and not statement.level:
                self.found.imports.append(statement.module)
        elif isinstance(statement, ast.Assign):
            for target in statement.targets:
                self._assign(target, statement.value)
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            self._assign(statement.target, statement.value)
        elif isinstance(statement, ast.AugAssign):
            self._add(statement)
        elif isinstance(statement, ast.FunctionDef):
            self.functions.add(statement.name)
            self.found.defines |= statement.name == "setup"
            self.found.generates |= statement.name == "setup" and _connects(statement)
        elif isinstance(statement, ast.Expr):
            self._call(statement.value)
        else:
            self._forget(statement)

    def _assign(self, target: ast.expr, value: ast.expr) -> None:
        if not isinstance(target, ast.Name):
            self._forget(target)
            return
        try:
            self.values[target.id] = self._value(value)
            self.found.unread.discard(target.id)
        except _UnknownError:
            self.found.unread.add(target.id)
            known = self._written(value) if target.id in _DEFINING else self._known_parts(value)
            if known:
                self.values[target.id] = known

    def _known_parts(self, node: ast.expr) -> list[Any]:
        """Return what can be read of a list; what can't is left out."""
        if isinstance(node, ast.BinOp):
            return self._known_parts(node.left) + self._known_parts(node.right)
        if isinstance(node, ast.Name):
            value = self.values.get(node.id)
            return value if isinstance(value, list) else []
        parts = node.elts if isinstance(node, ast.List | ast.Tuple | ast.Set) else []
        found: list[Any] = []
        for part in parts:
            try:
                found += self._part(part)
            except _UnknownError:
                continue
        return found

    def _written(self, node: ast.expr) -> Any:  # noqa: ANN401 - a text, or names with their values
        """Return a text, or a dictionary, with “…” for what is not written out."""
        if isinstance(node, ast.Dict):
            names = [key.value for key in node.keys if isinstance(key, ast.Constant)]
            return {name: "…" for name in names if isinstance(name, str)}
        if isinstance(node, ast.JoinedStr):
            return "".join(self._text_in(part) or "…" for part in node.values)
        if isinstance(node, ast.BinOp):  # a sum, or a text that % fills in
            return self._text_in(node.left) + self._text_in(node.right)
        if isinstance(node, ast.List | ast.Tuple):
            return "\n".join(filter(None, map(self._text_in, node.elts)))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            joins = node.func.attr == "join" and len(node.args) == 1
            return self._text_in(node.args[0] if joins else node.func.value)  # or format, strip
        return self.values.get(node.id) if isinstance(node, ast.Name) else _constant(node)

    def _text_in(self, node: ast.expr) -> str:
        found = self._written(node)
        return found if isinstance(found, str) else ""

    def _add(self, statement: ast.AugAssign) -> None:
        sum_of_both = ast.BinOp(_loaded(statement.target), statement.op, statement.value)
        self._assign(statement.target, sum_of_both)

    def _call(self, call: ast.expr) -> None:
        """Take in ``extensions.append("x")`` and its like, and what is added to sys.path."""
        if not isinstance(call, ast.Call):
            return
        # What a call gives back is dropped here, so it does something.
        own = isinstance(call.func, ast.Name) and call.func.id in self.functions
        self.found.generates |= own or _PROGRAMS.match(ast.unparse(call)) is not None
        if not isinstance(call.func, ast.Attribute):
            return
        if ast.unparse(call.func).startswith("sys.path."):
            constants = [part for part in ast.walk(call) if isinstance(part, ast.Constant)]
            self.found.folders += [one.value for one in constants if isinstance(one.value, str)]
            return
        owner = call.func.value
        if not isinstance(owner, ast.Name):
            return
        if call.func.attr == "append":
            addition: ast.expr = ast.List(call.args, ast.Load())
        elif call.func.attr == "extend" and call.args:
            addition = call.args[0]
        else:
            self._forget(call)
            return
        self._assign(owner, ast.BinOp(_loaded(owner), ast.Add(), addition))

    def _forget(self, node: ast.AST) -> None:
        """Note that a branch, a loop or the like may have set a name to anything."""
        for one in ast.walk(node):
            if isinstance(one, ast.Name):
                self.found.unread.add(one.id)

    def _value(self, node: ast.expr) -> Any:  # noqa: ANN401 - one return a kind
        if isinstance(node, ast.Constant) and isinstance(node.value, str | int | float | None):
            return node.value
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            return [value for part in node.elts for value in self._part(part)]
        if isinstance(node, ast.Dict):
            return dict(self._items(node))
        if isinstance(node, ast.Name) and node.id in self.values.keys() - self.found.unread:
            return self.values[node.id]
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return self._sum(self._value(node.left), self._value(node.right))
        if isinstance(node, ast.JoinedStr):
            return "".join(self._text(part) for part in node.values)
        raise _UnknownError

    @staticmethod
    def _sum(left: Any, right: Any) -> Any:  # noqa: ANN401 - of texts or of lists
        if isinstance(left, str) and isinstance(right, str):
            return left + right
        if isinstance(left, list) and isinstance(right, list):
            return left + right
        raise _UnknownError

    def _part(self, part: ast.expr) -> list[Any]:
        if not isinstance(part, ast.Starred):
            return [self._value(part)]
        values = self._value(part.value)
        if not isinstance(values, list):
            raise _UnknownError
        return values

    def _items(self, node: ast.Dict) -> list[tuple[str, Any]]:
        items = []
        for key, value in zip(node.keys, node.values, strict=True):
            name = self._value(key) if key is not None else None
            if not isinstance(name, str):
                raise _UnknownError
            items.append((name, self._value(value)))
        return items

    def _text(self, part: ast.expr) -> str:
        plain = isinstance(part, ast.FormattedValue) and part.conversion == -1
        value = self._value(part.value if plain else part)  # type: ignore[attr-defined]
        if not isinstance(value, str) or getattr(part, "format_spec", None):
            raise _UnknownError
        return value


def _connects(setup: ast.FunctionDef) -> bool:
    """Tell whether a ``setup`` has something done before the pages are read."""
    calls = [one for one in ast.walk(setup) if isinstance(one, ast.Call)]
    events = {_constant(argument) for call in calls for argument in call.args[:1]}
    called = {call.func.id for call in calls if isinstance(call.func, ast.Name)}
    return not called.issubset(dir(builtins)) or bool(events.intersection(_BEFORE))


def _constant(node: ast.expr) -> object:
    return node.value if isinstance(node, ast.Constant) else None


def _loaded(target: ast.expr) -> ast.expr:
    """Return a name as a value that is read."""
    return ast.Name(target.id, ast.Load()) if isinstance(target, ast.Name) else target
