"""Who may know whom: the imports of the package, walked."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "bookpress"
LIBRARY = frozenset(sys.stdlib_module_names)
# For each room: which others it may import, and whether other libraries. The ground floor is below
# both wings; the gate knows nothing of the press.
GROUND = ("bookpress.facts", "bookpress.files", "bookpress.text")
ROOMS: dict[str, tuple[tuple[str, ...], bool]] = {
    "bookpress.facts": ((), False),
    "bookpress.files": ((), False),
    "bookpress.text": ((), False),
    "bookpress.text.chinese": ((), True),
    "bookpress.languages": ((), False),
    "bookpress.languages.underneath": (("bookpress.languages",), True),  # Babel, when it is asked
    "bookpress.read": (GROUND, True),
    "bookpress.rules": (("bookpress.facts", "bookpress.text", "bookpress.files.errors"), False),
    "bookpress.report": (("bookpress.facts", "bookpress.files.sandbox", "bookpress.rules"), False),
    "bookpress.gate": ((*GROUND, "bookpress.read", "bookpress.rules", "bookpress.report"), False),
    "bookpress.typeset": (
        (*GROUND, "bookpress.languages", "bookpress.read", "bookpress.gate.options"),
        True,
    ),
    "bookpress.press": (
        (
            *(*GROUND, "bookpress.languages", "bookpress.read", "bookpress.report"),
            *("bookpress.gate.check", "bookpress.gate.options", "bookpress.typeset"),
        ),
        True,
    ),
    "bookpress.lock": (
        (
            *(*GROUND, "bookpress.read", "bookpress.gate.options", "bookpress.report.result"),
            *(f"bookpress.rules.bibliography._{name}" for name in ("entries", "identifiers")),
        ),
        False,
    ),
    "bookpress.new": (
        (
            *("bookpress.languages", "bookpress.press.book", "bookpress.read.po"),
            *("bookpress.press.packages", "bookpress.press.po_writer"),
        ),
        True,
    ),
}
# Types are only named, never loaded: a report may speak of options without knowing their reader.
TYPES_ONLY = frozenset(("bookpress.gate.options", "bookpress.gate.suppress"))


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
    others, libraries = ROOMS[room]
    allowed = (*others, room)
    faults = []
    for name in sorted(imports_of(ast.parse(source))):
        own = name.split(".")[0] == "bookpress"
        if own and name not in TYPES_ONLY and not any(within(name, one) for one in allowed):
            faults.append(f"{module} imports {name}")
        if not own and not libraries and name.split(".")[0] not in LIBRARY:
            faults.append(f"{module} imports the library {name}")
        family, _, last = name.rpartition(".")
        in_family = within(family, "bookpress.rules") and family != "bookpress.rules"
        if in_family and not last.startswith("_"):
            faults.append(f"{module} imports the rule {name}")
    return faults


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=[module_of(path) for path in MODULES])
def test_a_module_knows_its_own_rooms_alone(path: Path) -> None:
    assert faults_of(module_of(path), path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("bookpress.facts", "from bookpress.rules.rule import rule"),
        ("bookpress.facts", "import sphinx"),
        ("bookpress.rules.citations.bad", "from bookpress.files.cache import Cache"),
        ("bookpress.rules.citations.bad", "import docutils"),
        ("bookpress.rules.citations.bad", "from bookpress.rules.citations.no_list import no_list"),
        ("bookpress.rules.citations.bad", "def f():\n    from bookpress.press.book import Book"),
        ("bookpress.read.bad", "from bookpress.rules._plain_text import flow"),
        ("bookpress.read.bad", "from bookpress.gate.check import check_book"),
        ("bookpress.report.bad", "from bookpress.files.cache import digest"),
        ("bookpress.text.chinese.bad", "from bookpress.facts import Place"),
        ("bookpress.gate.bad", "from bookpress.press.book import Book"),
        ("bookpress.gate.bad", "from bookpress.typeset.settings import fact"),
        ("bookpress.typeset.bad", "from bookpress.press.book import Book"),
        ("bookpress.press.bad", "from bookpress.rules.rule import all_rules"),
        ("bookpress.press.bad", "from bookpress.new.write import write_book"),
        ("bookpress.new.bad", "from bookpress.press.make_book import make_book"),
        ("bookpress.new.bad", "from bookpress.gate.check import check_book"),
        ("bookpress.gate.bad", "from bookpress.lock.client import Client"),
        ("bookpress.read.bad", "from bookpress.lock.lock_file import LockFile"),
        ("bookpress.typeset.bad", "from bookpress.lock.lock_book import lock_book"),
        ("bookpress.press.bad", "from bookpress.lock.lock_book import lock_book"),
        ("bookpress.lock.bad", "import requests"),
    ],
)
def test_what_a_room_may_not_know_is_seen(module: str, source: str) -> None:
    assert len(faults_of(module, source)) == 1


def test_one_room_alone_opens_connections() -> None:
    """`bookpress lock` asks; the desk serves pages on this machine; nothing else may."""
    loads = {"http", "urllib.request", "socket", "requests", "urllib3", "httpx", "ftplib", "ssl"}
    found = {
        module_of(path)
        for path in MODULES
        for name in imports_of(ast.parse(path.read_text("utf-8")))
        if any(within(name, one) for one in loads)
    }
    assert found == {"bookpress.lock.client", "bookpress.press.live"}
