"""What git leaves out: our reading of .gitignore beside git's own."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from bookpress.text.gitignore import is_ignored

if TYPE_CHECKING:
    from pathlib import Path

PATHS = (
    *("a.txt", "b.md", "docs/a.txt", "docs/papers/x.md", "docs/api/y.rst", "docs/api/keep.rst"),
    *("docs/build/html/z.html", "build/z.html", "build", "x/y/z/w.png", "#odd", "!odd", "sp ace"),
    *("docs/[a].txt", "docs/deep/er/a.txt", "docs/abc/a.txt", "docs/a*b.txt", "docs/ab.txt"),
)
FILES = (
    "*.txt\n",
    "# comment\n\n*.txt\n!docs/a.txt\n",
    "docs/papers/\n",
    "papers/\n",
    "/build\n",
    "build/\n",
    "docs/api/*\n!docs/api/keep.rst\n",
    "docs/api/\n!docs/api/keep.rst\n",
    "docs/**/a.txt\n",
    "**/z.html\n",
    "docs/**\n",
    "x/**/w.png\n",
    "x/*/w.png\n",
    "?.md\n",
    "\\#odd\n\\!odd\n",
    "sp ace   \n",
    "docs/[ab].txt\ndocs/\\[a\\].txt\n",
    "docs/[!a]*\n",
    "[c-a].md\n",
    "docs/a\\*b.txt\n",
    "docs*a.txt\n",
    "**\n!*.md\n",
    "a.txt/\n",
    "/\n",
)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("text", FILES)
@pytest.mark.parametrize("folder", ["", "docs/"])
def test_git_agrees(text: str, folder: str, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)  # noqa: S607
    (tmp_path / folder).mkdir(exist_ok=True)
    (tmp_path / folder / ".gitignore").write_text(text, "utf-8")
    said = subprocess.run(
        ["git", "check-ignore", "--no-index", "-z", "--stdin"],  # noqa: S607
        input="\0".join(PATHS),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [(folder, line) for line in text.splitlines()]
    assert [path for path in PATHS if is_ignored(path, lines)] == said.stdout.split("\0")[:-1]
