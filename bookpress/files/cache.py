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

from bookpress.files.sandbox import is_below, read_regular

PACKAGE = Path(__file__).parent.parent
FOLDER = ".bookpress-cache"
_OWN = "bookpress-facts"
_ENTRY = re.compile(r"[0-9a-f]{32}\.json|part-\w+\.[0-9a-f]{32}")  # what put() writes
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
    files: list[Path] = []
    for room in ("facts", "files", "read", "rules", "text"):
        files += sorted((PACKAGE / room).rglob("*.py"))
    for path in files:
        found.update(path.read_bytes())
    return found.digest()


class Cache:
    """A folder of entries; without a folder it keeps nothing.

    All stands in a folder of its own below the one that is named, which may hold other things.
    """

    def __init__(self, folder: Path | None, book: Path | None = None) -> None:
        """Take the folder, which is made when the first entry is kept.

        No link is followed, neither there nor, for a folder in the book, on the way to it: a book
        that nobody trusts may have it lead anywhere.
        """
        self.folder = None if folder is None else folder / _OWN
        self.used: set[str] = set()
        if folder is not None and self._is_led_away(folder, book):
            self.folder = None

    @staticmethod
    def _is_led_away(folder: Path, book: Path | None) -> bool:
        if (folder / _OWN).is_symlink():
            return True
        return book is not None and folder.is_relative_to(book) and not is_below(folder, book)

    def get(self, key: str) -> Any:  # noqa: ANN401 - JSON
        """Return what was kept under the key, or None."""
        if self.folder is None:
            return None
        self.used.add(key)
        path = self.folder / f"{key}.json"
        if path.is_symlink():
            return None
        try:
            mark, _, content = read_regular(path).partition(b"\n")
            return json.loads(content) if mark == _mark(key, content) else None
        except (OSError, ValueError, RecursionError):
            return None

    def put(self, key: str, value: object) -> None:
        """Keep a value that JSON can hold; a folder that can't be written keeps nothing."""
        if self.folder is None:
            return
        import tempfile  # noqa: PLC0415 - slow to load, and seldom needed

        # A file name may hold what UTF-8 does not (PEP 383).
        content = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
        try:
            self._make()
            number, part = tempfile.mkstemp(f".{key}", "part-", self.folder)
            with open(number, "wb") as file:  # noqa: PTH123 - it is open already
                file.write(_mark(key, content) + b"\n" + content)
            Path(part).replace(self.folder / f"{key}.json")
        except OSError:
            self.folder = None

    def _make(self) -> None:
        if self.folder is not None and not self.folder.is_dir():
            self.folder.mkdir(parents=True)
            (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")

    def tidy(self) -> None:
        """Remove entries that no run asks for any more, once they outnumber those in use."""
        if self.folder is None or not self.folder.is_dir():
            return
        entries = [path for path in self.folder.iterdir() if _ENTRY.fullmatch(path.name)]
        if len(entries) <= (_SPARE + 1) * max(len(self.used), 16):
            return
        for path in entries:
            if path.stem not in self.used:
                path.unlink(missing_ok=True)


def _mark(key: str, content: bytes) -> bytes:
    """Return what shows that an entry is whole, and was kept under this key and no other."""
    return hashlib.blake2b(key.encode() + b"\n" + content, digest_size=16).hexdigest().encode()
