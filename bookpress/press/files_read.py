"""Which files a build reads, told by Python's audit events: whatever they are for, they count."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from bookpress.press.book import Book

_WRITING = os.O_WRONLY | os.O_RDWR
_SYSTEM = ("/proc", "/sys", "/dev")
_PACKAGES = ("/site-packages/", "/dist-packages/")  # their versions count by name


class FilesRead:
    """An audit hook that notes the files that this process opens and the folders that it lists."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._files: set[str] = set()
        self._folders: set[str] = set()

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Note one event."""
        if event == "open":
            path, _mode, flags = arguments
            if isinstance(path, str | bytes | os.PathLike) and not _is_writing(flags):
                self._files.add(os.path.abspath(os.fsdecode(path)))  # noqa: PTH100 - links stay
        elif event in {"os.listdir", "os.scandir"}:
            path = arguments[0]
            if isinstance(path, str | bytes | os.PathLike):
                self._folders.add(os.path.abspath(os.fsdecode(path)))  # noqa: PTH100 - as above

    def beside(self, book: Book, press: Path, known: Collection[Path]) -> list[str]:
        """Return what was read beside ``known``, the press and what is installed.

        Paths below the book's root are written from there, others from ``/``. Folders count by
        their names, where they lie in the book.
        """
        passed = tuple(f"{place}{os.sep}" for place in (*_python(), *_SYSTEM, press, book.build))
        apart = {str(book.root), *(str(path) for path in known)}
        inside = f"{book.root}{os.sep}"
        listed = {path for path in self._folders if path.startswith(inside)}
        listed -= {path for path in listed if path.startswith(str(book.source))}
        loaded = list(sys.modules.values())
        modules = {str(getattr(module, "__file__", None) or "") for module in loaded} - {""}
        found = {
            path
            for path in (self._files | listed | modules) - apart
            if not f"{path}{os.sep}".startswith(passed)
            and not any(part in path for part in _PACKAGES)
            and not path.endswith(".pyc")
            and Path(path).exists()
        }
        return sorted(path.removeprefix(inside) for path in found)


def _is_writing(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & _WRITING)


def _python() -> set[str]:
    """Return the folders of Python itself; its version counts by name."""
    paths = {sysconfig.get_path(name) for name in ("stdlib", "platstdlib")}
    return {*paths, sys.prefix, sys.base_prefix}
