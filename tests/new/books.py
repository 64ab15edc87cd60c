"""New books of the tests: how they are written, and what they hold."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

from bookpress.read.po import read_po

SETTINGS = ("zh", "en", "zh,en", "en,zh", "de")
PAGES = ("ch1/index.md", "ch2/index.md", "glossary.md", "imprint.md", "index.md")
FILES = {
    *(".github/workflows/book.yml", ".gitignore", ".pre-commit-config.yaml", "Makefile"),
    *("README.md", "conf.py", "pyproject.toml", "refs.bib", "requirements.txt"),
    *(f"source/{name}" for name in PAGES),
    *("source/ch2/figures/lines.svg", "tests/test_book.py"),
}
DOMAINS = ("ch1", "ch2", "glossary", "imprint", "index")
HAN = re.compile("[\u4e00-\u9fff]")
TITLE = r'C# & "Quotes" \ 100% $x$ *a* _b_ <i>{x}[y](z)`t`|~ @@{title}'


def new(folder: Path, *arguments: str, **how: object) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does, where nobody can be asked."""
    command = [sys.executable, "-m", "bookpress", "new", str(folder), *arguments]
    options = {"stdin": subprocess.DEVNULL, "capture_output": True, "text": True} | how
    return subprocess.run(command, check=False, **options)  # type: ignore[call-overload, no-any-return]


def copy_of(book: Path, place: Path) -> Path:
    left_out = shutil.ignore_patterns("build", ".bookpress-cache")
    return Path(shutil.copytree(book, place / "book", ignore=left_out))


def paths_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def conf_of(book: Path) -> dict[str, object]:
    """Return what conf.py sets; it holds literals alone."""
    tree = ast.parse((book / "conf.py").read_text("utf-8"))
    found: dict[str, object] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = ast.literal_eval(node.value)
    return found


def translations(book: Path) -> dict[tuple[str, str], str]:
    return {
        (path.name, entry.key[1]): entry.msgstr[0].value
        for path in (book / "locale").glob("*/LC_MESSAGES/*.po")
        for entry in read_po(path.read_bytes(), path.name).entries
    }
