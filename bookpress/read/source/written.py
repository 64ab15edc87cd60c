"""Pictures that the programs of a page write when the book is built: they need not be there."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bookpress.facts import FileUse
    from bookpress.read.source.collected import Collected


def less_written(
    files: Iterable[FileUse], walk: Collected, lines: Sequence[str]
) -> Iterator[FileUse]:
    """Yield the files that a page names, less the pictures that its own code names.

    MyST-NB runs the code of a page, in its folder, before Sphinx looks for the pictures.

    Args:
        files: all that the page names.
        walk: over the page; ``ran`` is the code of a notebook.
        lines: those of the file.
    """
    cells = [one for one in walk.directives if one.name == "code-cell"]
    ran = [walk.ran, *("\n".join(lines[one.place.line : one.last_line]) for one in cells)]
    code = "\n".join(ran)
    for use in files:
        if use.kind != "image" or not use.target or posixpath.basename(use.target) not in code:
            yield use
