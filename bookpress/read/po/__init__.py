"""Catalogs (.po) read with exact places, and read on behind every fault.

The grammar is that of GNU gettext ("The Format of PO Files"). What ``msgfmt`` refuses is a
``Trouble``, one for each fault; the message around it is kept as far as it can be understood and
marked as damaged, so that nobody looks for further faults in what was only half read.
"""

from __future__ import annotations

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
    for line, message in decoded.troubles:
        scanner.trouble(line, 0, message)
    for number, line_text in enumerate(decoded.text.split("\n"), 1):
        scanner.line(number, line_text, bad=number in decoded.bad_lines)
    file = scanner.finish()
    check_file(file)
    file.troubles.sort(key=lambda trouble: trouble.place[1:])
    return file
