"""Who may know whom: the imports of the package, walked."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "bookpress"
LIBRARY = frozenset(sys.stdlib_module_names)
PRESS = ("bookpress.press", "bookpress.typeset")
# For each room of the gate: what of this package it may import, and whether other libraries.
ROOMS: dict[str, tuple[tuple[str, ...], bool]] = {
    "bookpress.facts": (("bookpress.facts",), False),
    "bookpress.errors": ((), False),
    "bookpress.disk": ((), False),
    "bookpress.files": (("bookpress.errors", "bookpress.files"), False),
    "bookpress.rule": (("bookpress.facts", "bookpress.rules"), False),
    "bookpress.rules": (
        (
            *("bookpress.facts", "bookpress.rule", "bookpress.chinese", "bookpress.rules"),
            "bookpress.text",
        ),
        False,
    ),
    "bookpress.read": (
        (
            *("bookpress.facts", "bookpress.errors", "bookpress.disk", "bookpress.chinese"),
            *("bookpress.read", "bookpress.text"),
        ),
        True,
    ),
    "bookpress.allowed": (
        ("bookpress.facts", "bookpress.disk", "bookpress.rule", "bookpress.allowed_rows"),
        False,
    ),
    "bookpress.allowed_rows": (("bookpress.facts", "bookpress.disk", "bookpress.rule"), False),
    "bookpress.options": (
        (
            *("bookpress.errors", "bookpress.disk", "bookpress.rule", "bookpress.facts"),
            "bookpress.allowed_rows",
        ),
        False,
    ),
    "bookpress.reading": (
        ("bookpress.facts", "bookpress.disk", "bookpress.read", "bookpress.rule"),
        False,
    ),
    "bookpress.explain": (("bookpress.errors", "bookpress.rule", "bookpress.allowed_rows"), False),
    "bookpress.report": (
        (
            *("bookpress.facts", "bookpress.report", "bookpress.explain", "bookpress.rule"),
            *("bookpress.allowed_rows", "bookpress.disk"),
        ),
        False,
    ),
    "bookpress.chinese": (("bookpress.chinese",), True),
    "bookpress.text": (("bookpress.text",), False),
}
# Types are only named, never loaded: a report may speak of options without knowing their reader.
TYPES_ONLY = frozenset(("bookpress.options", "bookpress.allowed"))


def module_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(tree: ast.Module) -> set[str]:
    """Return every module that a module names in an import, wherever it stands."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, "relative imports hide where things come from"
            found.add(node.module)
    return found


def within(name: str, room: str) -> bool:
    return name == room or name.startswith(f"{room}.")


def faults_of(module: str, source: str) -> list[str]:
    """Return what a module imports and may not."""
    room = max((room for room in ROOMS if within(module, room)), key=len, default="")
    if not room:
        return []
    allowed, libraries = ROOMS[room]
    faults = []
    for name in sorted(imports_of(ast.parse(source))):
        own = name.split(".")[0] == "bookpress"
        if own and name not in TYPES_ONLY and not any(within(name, one) for one in allowed):
            faults.append(f"{module} imports {name}")
        if not own and not libraries and name.split(".")[0] not in LIBRARY:
            faults.append(f"{module} imports the library {name}")
        if within(module, "bookpress.rules") and within(name, "bookpress.rules"):
            last = name.rsplit(".", 1)[-1]
            if not last.startswith("_"):
                faults.append(f"{module} imports the rule {name}")
    return faults


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=[module_of(path) for path in MODULES])
def test_a_module_knows_its_own_rooms_alone(path: Path) -> None:
    assert faults_of(module_of(path), path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("bookpress.facts", "from bookpress.rule import rule"),
        ("bookpress.facts", "import sphinx"),
        ("bookpress.rules.citations.bad", "from bookpress.read.cache import Cache"),
        ("bookpress.rules.citations.bad", "import docutils"),
        ("bookpress.rules.citations.bad", "from bookpress.rules.citations.no_list import no_list"),
        ("bookpress.rules.citations.bad", "def f():\n    from bookpress.press.book import Book"),
        ("bookpress.read.bad", "from bookpress.rules._flow import flow"),
        ("bookpress.read.bad", "from bookpress.check import check_book"),
        ("bookpress.report.bad", "from bookpress.read.cache import digest"),
        ("bookpress.chinese.bad", "from bookpress.facts import Place"),
    ],
)
def test_what_a_room_may_not_know_is_seen(module: str, source: str) -> None:
    assert len(faults_of(module, source)) == 1


def test_the_gate_does_not_need_the_press() -> None:
    for path in MODULES:
        module = module_of(path)
        if not any(within(module, room) for room in (*PRESS, "bookpress.__main__")):
            names = imports_of(ast.parse(path.read_text("utf-8")))
            known = {name for name in names for room in PRESS if within(name, room)}
            assert module == "bookpress" or not known, (module, known)
