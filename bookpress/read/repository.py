"""The repository that a book stands in, and what git leaves out of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from bookpress.files.sandbox import exists, read_regular

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path


class Repository(NamedTuple):
    """Where a book stands in its repository.

    ``above`` is the way up to it, ``../`` as often as it lies above the book; ``place`` the book's
    folder in it, with a slash at its end; both are empty where the book is its top, or has none.
    ``ignored`` are the lines of the .gitignore files from the top down, each with the folder of its
    file.
    """

    above: str
    place: str
    ignored: tuple[tuple[str, str], ...]


def repository_of(root: Path, source: str, ignoring: Collection[str] = ()) -> Repository:
    """Return the repository of a book.

    Args:
        root: the book's folder.
        source: the manuscript's folder, from there.
        ignoring: folders of the manuscript, from there too, that have a .gitignore.
    """
    places = (root, *root.parents)
    top = next((one for one in places if exists(one / ".git")), root)
    inner = os.path.relpath(root, top)
    place = "" if inner == "." else f"{inner.replace(os.sep, '/')}/"
    names = [name for name in f"{place}{source}".split("/") if name not in ("", ".")]
    folders = ["", *(f"{'/'.join(names[:count])}/" for count in range(1, len(names) + 1))]
    within = folders if ".." not in names else folders[: place.count("/") + 1]
    within += sorted(f"{place}{folder}/" for folder in ignoring if folder != source)
    lines = [(folder, line) for folder in within for line in _lines(top / folder / ".gitignore")]
    return Repository("../" * place.count("/"), place, tuple(lines))


def _lines(path: Path) -> Iterator[str]:
    try:
        text = "" if path.is_symlink() else read_regular(path).decode("utf-8", "replace")
    except OSError:
        return
    yield from text.splitlines()
