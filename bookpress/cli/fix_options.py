"""``bookpress check --diff`` and ``--fix``: what has one safe mend, shown and made."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bookpress.cli.output import print_out
from bookpress.cli.progress import Progress
from bookpress.files.errors import CannotLook

if TYPE_CHECKING:
    from pathlib import Path

    from bookpress.gate.fix import Fixed
    from bookpress.gate.options import Options


def show_fixes(root: Path, options: Options) -> int:
    """Print what ``--fix`` would change as a diff; return 1 if there is anything, otherwise 0."""
    fixed = _fixed(root, options)
    print_out(fixed.diff(), encoding="utf-8")
    _tell(fixed, "can be mended: bookpress check --fix")
    return int(bool(fixed.after))


def write_fixes(root: Path, options: Options) -> None:
    """Mend what has one safe mend, and say how much that was.

    Raises:
        WriteError: a file could not be written, and stands as it was.
    """
    fixed = _fixed(root, options)
    fixed.write(root)
    _tell(fixed, "mended")


def _fixed(root: Path, options: Options) -> Fixed:
    from bookpress.gate.fix import fix_book  # noqa: PLC0415 - most checks mend nothing

    if options.languages:
        raise CannotLook("catalogs follow what is mended; leave the choice of languages out")
    with Progress(sys.stderr) as progress:
        return fix_book(root, options, progress.show)


def _tell(fixed: Fixed, done: str) -> None:
    from bookpress.report.result import counted  # noqa: PLC0415

    files = counted(len(fixed.after), "file")
    known = counted(fixed.known, "known finding")
    them = "it" if fixed.known == 1 else "them"
    alone = f"; {known} left alone: --no-baseline looks at {them}, too" if fixed.known else ""
    left = f"; {fixed.left} left: their mend would break something else" if fixed.left else ""
    said = f"{counted(fixed.mended, 'finding')} in {files} {done}"
    said = said if fixed.mended else "nothing has a safe mend"
    print(f"bookpress: {said}{left}{alone}", file=sys.stderr)  # noqa: T201 - a command line
