"""The one walk through folders: each real folder once, none outside the book."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bookpress.files.sandbox import BookFiles


class Found(NamedTuple):
    """What a folder holds: its path from the book's folder, its name, and what it is.

    A ``file`` is a regular one; ``odd`` is a link that leads nowhere, a pipe or a device.
    """

    path: str
    name: str
    kind: Literal["file", "folder", "odd"]
    link: bool = False


def everything(_: Found) -> bool:
    """Enter every folder."""
    return True


def walk(
    disk: BookFiles, start: str, enters: Callable[[Found], bool] = everything
) -> Iterator[Found]:
    """Yield what lies below the folder ``start``.

    Real folders come before those that links lead to, so that a folder with several names is
    entered by its own. Folders that can't be opened are noted in ``disk.shut``, those that lead
    out of the book in ``disk.links``.
    """
    waiting, links = [start], list[str]()
    seen: set[tuple[int, int]] = set()
    while waiting or links:
        folder = waiting.pop() if waiting else links.pop(0)
        if disk.leads_out(folder):
            continue
        try:
            found = _look(disk, folder, seen)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            disk.shut[folder] = error
            continue
        for one in found:
            yield one
            if one.kind == "folder" and enters(one):
                (links if one.link else waiting).append(one.path)


def _look(disk: BookFiles, folder: str, seen: set[tuple[int, int]]) -> list[Found]:
    """Return what a folder holds, by name; nothing if it was seen before."""
    place = disk.root / folder
    status = place.stat()
    if (status.st_dev, status.st_ino) in seen:
        return []
    seen.add((status.st_dev, status.st_ino))
    with os.scandir(place) as entries:
        found = [_found(folder, entry) for entry in entries]
    return sorted(found)


def _found(folder: str, entry: os.DirEntry[str]) -> Found:
    path = f"{folder}/{entry.name}" if folder else entry.name
    link = entry.is_symlink()
    try:
        if entry.is_dir():
            return Found(path, entry.name, "folder", link)
        return Found(path, entry.name, "file" if entry.is_file() else "odd", link)
    except OSError:  # a link to itself
        return Found(path, entry.name, "odd", link)
