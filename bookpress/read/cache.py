"""What was read before: facts and findings kept by the content they were made of.

An entry is named by a digest of the file's bytes, of the settings and of the gate's own code, so it
can be old but never wrong: a broken book fails the hundredth time as it did the first.
JSON, because a cache may come with a book that nobody trusts.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent.parent
FOLDER = ".bookpress-cache"
_OURS = re.compile("[0-9a-f]{32}")  # what digest() returns
_SPARE = 4  # entries kept for each one used, for other branches and languages


def digest(*parts: bytes | str) -> str:
    """Return a digest of the parts and of the gate's own code."""
    found = hashlib.blake2b(own_code(), digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()


@cache
def own_code() -> bytes:
    """Return a digest of the code that reads and judges, and of the libraries it reads with."""
    from importlib.metadata import version  # noqa: PLC0415 - only when a book is checked

    found = hashlib.blake2b(digest_size=16)
    for name in ("sphinx", "myst-parser", "markdown-it-py", "mdit-py-plugins"):
        found.update(f"{name} {version(name)};".encode())
    files = [PACKAGE / "rule.py"]
    for room in ("facts", "read", "rules", "chinese"):
        files += sorted((PACKAGE / room).rglob("*.py"))
    for path in files:
        found.update(path.read_bytes())
    return found.digest()


class Cache:
    """A folder of entries; without a folder it keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        """Take the folder, which is made when the first entry is kept.

        A link is not followed: a book that nobody trusts may have it lead anywhere.
        """
        self.folder = None if folder is not None and folder.is_symlink() else folder
        self.used: set[str] = set()

    def get(self, key: str) -> Any:  # noqa: ANN401 - JSON
        """Return what was kept under the key, or None."""
        if self.folder is None:
            return None
        self.used.add(key)
        try:
            return json.loads((self.folder / f"{key}.json").read_bytes())
        except (OSError, ValueError, RecursionError):
            return None

    def put(self, key: str, value: object) -> None:
        """Keep a value that JSON can hold; a folder that can't be written keeps nothing."""
        if self.folder is None:
            return
        try:
            if not self.folder.is_dir():
                self.folder.mkdir(parents=True)
                (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")
            part = self.folder / f"{key}.part"
            part.write_text(json.dumps(value), encoding="utf-8")  # also of names that are no UTF-8
            part.replace(self.folder / f"{key}.json")
        except OSError:
            self.folder = None

    def tidy(self) -> None:
        """Remove entries that no run asks for any more, once they outnumber those in use."""
        if self.folder is None or not self.folder.is_dir():
            return
        entries = [path for path in self.folder.glob("*.json") if _OURS.fullmatch(path.stem)]
        if len(entries) <= (_SPARE + 1) * max(len(self.used), 16):
            return
        for path in entries:
            if path.stem not in self.used:
                path.unlink(missing_ok=True)
