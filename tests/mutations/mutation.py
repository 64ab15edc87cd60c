"""One fault put into a sound book, and where the gate must see it.

A fault is a rule and one or more edits. ``⟦`` in the text of an edit marks where the finding must
stand; it is taken out before the file is written.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bookpress.gate.check import check_book
from bookpress.gate.options import read_options
from tests.mutations.translator import follow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bookpress.facts import Finding

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
HERE_MARK = "⟦"
# What the real book is made of, as far as the gate reads it.
REAL = ("conf.py", "refs.bib", "source", "locale", "pyproject.toml", "allowed.toml", "terms.csv")


@dataclass(frozen=True)
class Edit:
    """A change of one file: ``old``, which stands in it once, becomes ``new``.

    Without ``old`` the whole file is written; without ``new`` it is removed.
    """

    path: str
    old: str | bytes | None
    new: str | bytes | None


@dataclass(frozen=True)
class Fault:
    """A way to break a book."""

    name: str
    rule: str
    edits: tuple[Edit, ...]
    book: str = "small"

    @property
    def family(self) -> str:
        """Return the family of its rule."""
        return self.rule.split(".")[0]


@dataclass(frozen=True)
class Variation:
    """A change that leaves a book sound."""

    name: str
    family: str
    edits: tuple[Edit, ...]
    book: str = "small"


Row = tuple[str | bytes | None, ...]  # name, and then path, old, new, as often as files change


def faults(rule: str, *rows: Row, book: str = "small") -> list[Fault]:
    """Return faults that one rule must see."""
    return [Fault(str(name), rule, _edits(changes), book) for name, *changes in rows]


def sounds(family: str, *rows: Row, book: str = "small") -> list[Variation]:
    """Return sound variations that a family must be silent on."""
    return [Variation(str(name), family, _edits(changes), book) for name, *changes in rows]


def _edits(changes: Sequence[str | bytes | None]) -> tuple[Edit, ...]:
    threes = zip(changes[::3], changes[1::3], changes[2::3], strict=True)
    return tuple(Edit(str(path), old, new) for path, old, new in threes)


def _remove_empty(folder: Path) -> None:
    """Remove a folder that an edit made."""
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


@dataclass
class Bench:
    """Copies of the sound books, in which one change after another is tried."""

    folder: Path
    originals: dict[str, Path] = field(default_factory=dict)

    def book(self, name: str) -> Path:
        """Return the copy of a book, made when it is first asked for."""
        copy = self.folder / name
        if name not in self.originals:
            self.originals[name] = HERE / "book" if name == "small" else ROOT
            copy.mkdir(parents=True)
            for path in self._parts(name):
                if path.is_dir():
                    shutil.copytree(path, copy / path.name)
                elif path.is_file():
                    shutil.copy(path, copy / path.name)
        return copy

    def _parts(self, name: str) -> Iterator[Path]:
        original = self.originals[name]
        yield from (original / part for part in REAL)

    def try_edits(self, book: str, edits: tuple[Edit, ...]) -> tuple[list[Finding], str]:
        """Check a book with the edits made, and put it right again.

        Returns:
            the findings, and where the mark stood: ``path:line:column``.
        """
        with self.edited(book, edits) as (root, where):
            options = read_options(root, {"cache": self.folder / "cache"})
            return list(check_book(root, options).findings), where

    @contextmanager
    def edited(self, book: str, edits: tuple[Edit, ...]) -> Iterator[tuple[Path, str]]:
        """Make the edits in a book for a while; give its folder, and where the mark stood."""
        root = self.book(book)
        kept: dict[Path, bytes | None] = {}
        where = ""
        try:
            for edit in edits:
                path = root / edit.path
                if path not in kept:
                    kept[path] = path.read_bytes() if path.is_file() else None
                where = self._make(path, edit) or where
            if not any(edit.path.endswith(".po") for edit in edits):
                self._follow(root, book, kept)
            yield root, where
        finally:
            for path, content in kept.items():
                if path.is_dir():
                    shutil.rmtree(path)
                if content is None:
                    path.unlink(missing_ok=True)
                    _remove_empty(path.parent)
                else:
                    path.write_bytes(content)

    def _follow(self, root: Path, book: str, kept: dict[Path, bytes | None]) -> None:
        """Let the translator follow the pages that were changed."""
        for path in [path for path in kept if path.suffix == ".md" and path.is_file()]:
            before = kept[path]
            if before is None:
                continue
            catalogs = sorted((root / "locale" / "en" / "LC_MESSAGES").glob("*.po"))
            name = path.relative_to(root / "source").parts[0].removesuffix(".md")
            catalogs.sort(key=lambda catalog: catalog.stem != {"parts": "ch2"}.get(name, name))
            for catalog in catalogs:
                kept.setdefault(catalog, catalog.read_bytes())
            follow(catalogs, path, before, path.read_bytes(), press=book == "real")

    @staticmethod
    def _make(path: Path, edit: Edit) -> str:
        """Make an edit; return the place of its mark."""
        if edit.new is None:
            path.unlink()
            return ""
        new = edit.new.encode() if isinstance(edit.new, str) else edit.new
        content = new
        if edit.old is not None:
            old = edit.old.encode() if isinstance(edit.old, str) else edit.old
            content = path.read_bytes()
            times = content.count(old)
            if times != 1:
                message = f"{edit.old!r} stands {times} times in {edit.path}, not once"
                raise ValueError(message)
            content = content.replace(old, new)
        path.parent.mkdir(parents=True, exist_ok=True)
        before, mark, after = content.partition(HERE_MARK.encode())
        path.write_bytes(before + after)
        if not mark:
            return ""
        line = before.count(b"\n") + 1
        head = before.rpartition(b"\n")[2].decode("utf-8", errors="replace")
        return f"{edit.path}:{line}:{len(head) + 1}"
