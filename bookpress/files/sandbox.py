"""The one door to what others wrote: regular files alone, and no link that leads out of the book.

A manuscript that one has been sent may hold links to anything on the reader's machine, and devices
and pipes have no end.
"""

from __future__ import annotations

import errno
import os
import posixpath
import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class LeadsOutError(OSError):
    """A link leads out of the book, so nobody reads what it leads to."""


def read_regular(path: Path) -> bytes:
    """Return what a regular file holds.

    Raises:
        OSError: it can't be read, or it is a device or a pipe; ``strerror`` says which.
    """
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise OSError(errno.EINVAL, "it is a device or a pipe, and no file", str(path))
        return path.read_bytes()
    except ValueError:  # a name with a NUL in it
        raise OSError(errno.EINVAL, "no file can have this name", str(path)) from None


def is_file(path: Path) -> bool:
    """Tell whether a regular file is there; no, if nobody may know."""
    return os.path.isfile(path)


def is_folder(path: Path) -> bool:
    """Tell whether a folder is there; no, if nobody may know."""
    return os.path.isdir(path)


def exists(path: Path) -> bool:
    """Tell whether anything is there; no, if nobody may know."""
    return os.path.exists(path)


def absolute(path: str | Path) -> str:
    """Return a path from the top, without ``..``, as it is written: no link is followed."""
    return os.path.abspath(path)


def is_below(path: str | Path, folder: str | Path) -> bool:
    """Tell whether a path is really in a folder, wherever links lead."""
    try:
        real, home = os.path.realpath(path), os.path.realpath(folder)
    except ValueError:  # a name with a NUL in it
        return False
    return real == home or real.startswith(os.path.join(home, ""))


class BookFiles:
    """The files of a book by their paths from its folder, and what can't be read of them.

    ``links`` holds what leads out of the book: the path in it, and where to. ``shut`` holds the
    folders that can't be opened, and why. ``drafts`` holds what files are taken to hold, by path,
    before anybody writes it.
    """

    def __init__(
        self, root: Path, outside: Iterable[str] = (), drafts: Mapping[str, bytes] | None = None
    ) -> None:
        """Take the book's folder, the folders outside that it may read, and the drafts."""
        self.root = root
        self.drafts = drafts or {}
        self.links: dict[str, str] = {}
        self.shut: dict[str, OSError] = {}
        self._homes = [os.path.realpath(root / name) for name in ("", *outside)]
        self._folders: dict[str, str] = {}

    def read(self, path: str) -> bytes:
        """Return what a file of the book holds.

        Raises:
            OSError: it can't be read, leads out of the book, or is no regular file.
        """
        if os.path.isfile(self.root / path) and self.leads_out(path):
            raise LeadsOutError(errno.EPERM, "it leads out of the book", path)
        if path in self.drafts:
            return self.drafts[path]
        return read_regular(self.root / path)

    def has_file(self, path: str) -> bool:
        """Tell whether a path is a regular file that may be read; note it if it leads out."""
        return os.path.isfile(self.root / path) and not self.leads_out(path)

    def is_inside(self, path: str) -> bool:
        """Tell whether a path is really in the book, or in a folder that the book may read.

        What conf.py names by ``..`` is its own affair.
        """
        real = self._real(path)
        return path.startswith("../") or any(
            real == home or real.startswith(os.path.join(home, "")) for home in self._homes
        )

    def leads_out(self, path: str) -> bool:
        """Tell whether a path is, or lies behind, a link out of the book; remember where to."""
        if self.is_inside(path):
            return False
        self.links[path] = Path(os.path.relpath(self._real(path), self._homes[0])).as_posix()
        return True

    def _real(self, path: str) -> str:
        folder = posixpath.dirname(path)
        if folder not in self._folders:  # most files share theirs
            self._folders[folder] = os.path.realpath(self.root / folder)
        file = os.path.join(self._folders[folder], posixpath.basename(path))
        return os.path.realpath(file) if os.path.islink(file) else file
