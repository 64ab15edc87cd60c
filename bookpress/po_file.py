"""The one door to a .po file: strict where polib and Babel are lenient.

Both take a line whose quotation marks are broken for what they can make of it, and drop or
change what the translator wrote; written back, it would be lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polib

if TYPE_CHECKING:
    from pathlib import Path

# GNU gettext manual, "The Format of PO Files".
_LINE = re.compile(
    r"""\s*(?:
        \#.*                                            # a comment, a place, an obsolete entry
      | (?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)?\s*
        "(?:[^"\\]|\\.)*"\s*                            # a keyword and its text, or its next line
    )?""",
    re.VERBOSE,
)


class CatalogError(Exception):
    """A catalog cannot be read; the message begins with its path and line."""


def read_po(path: Path, wrap: int) -> polib.POFile:
    """Read a catalog.

    Args:
        path: the .po file.
        wrap: at which column long lines are broken when it is saved; 0 for never.

    Raises:
        CatalogError: it is not UTF-8 or breaks the syntax of PO files.
    """
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        place = path.read_bytes()[: error.start].count(b"\n") + 1
        raise CatalogError(f"{path}:{place}: error: not UTF-8; save the file as UTF-8") from error
    for number, line in enumerate(text.split("\n"), 1):
        if not _LINE.fullmatch(line):
            raise CatalogError(
                f"{path}:{number}: error: not a line of a PO file; "
                'a text stands between straight quotation marks, and one inside it is written \\"'
            )
    try:
        return polib.pofile(text, wrapwidth=wrap)
    except (OSError, ValueError) as error:
        raise CatalogError(f"{path}:1: error: {error}") from error
