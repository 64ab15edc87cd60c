"""Catalogs (.po) read with exact places, and read on behind every fault.

The grammar is that of GNU gettext ("The Format of PO Files"). What ``msgfmt`` refuses is a
``ParseError``, one for each fault; the message around it is kept as far as it can be understood and
marked as damaged, so that nobody looks for further faults in what was only half read.
"""

from __future__ import annotations

import re

from bookpress.read.po.checks import check_file
from bookpress.read.po.decode import decode_catalog
from bookpress.read.po.entry import PoEntry, PoFile
from bookpress.read.po.scan import Scanner
from bookpress.read.po.text import Text

__all__ = ["PoEntry", "PoFile", "Text", "read_po"]


def read_po(content: str | bytes, path: str) -> PoFile:
    """Read a catalog.

    Args:
        content: the file, its bytes or its text.
        path: the file from the book's folder, for the places.

    Returns:
        all that could be read, and a trouble for each fault; no content raises.
    """
    decoded = decode_catalog(content)
    scanner = Scanner(path)
    for line, message in decoded.parse_errors:
        scanner.trouble(line, 0, message)
    lines = _lines(decoded.text)
    for number, text in lines.items():
        scanner.line(number, text.replace("\\\n", ""), bad=number in decoded.bad_lines)
    file = scanner.finish()
    file.lines = lines
    check_file(file)
    file.parse_errors.sort(key=lambda trouble: trouble.place[1:])
    return file


def _lines(text: str) -> dict[int, str]:
    """Return the lines by their numbers; a backslash at the end of one takes in the next.

    So gettext does everywhere, in a comment too (gettext-tools/src/po-lex.c, ``lex_getc``).
    """
    if "\\\n" not in text:
        return dict(enumerate(text.split("\n"), 1))
    lines: dict[int, str] = {}
    number = 1
    for line in re.split(r"(?<!\\)\n", text):
        lines[number] = line
        number += 1 + line.count("\n")
    return lines
