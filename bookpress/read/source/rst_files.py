"""The files that directives of reStructuredText read, in a document of its own or in {eval-rst}."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.facts import FileUse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bookpress.facts import Place

_DIRECTIVE = re.compile(r"\s*\.\. (?P<name>include|literalinclude|raw|csv-table)::[ ]*(?P<file>.*)")
_OPTION = re.compile(r"\s+:(?P<name>file|url|diff):[ ]*(?P<file>\S.*)")
_ARGUMENTS = {"include": "text", "literalinclude": "text"}  # named by their argument
_OPTIONS = {
    ("raw", "file"): "raw",
    ("csv-table", "file"): "table",
    ("literalinclude", "diff"): "text",
    ("raw", "url"): "address",
    ("csv-table", "url"): "address",
}


def files_in_rst(lines: Sequence[str], place: Place) -> Iterator[FileUse]:
    """Yield each file that a directive reads, among lines of which the first stands at ``place``.

    What it holds is not looked at: ``include`` comes as ``text``.
    """
    directive = ""
    for number, line in enumerate(lines):
        match = _DIRECTIVE.match(line)
        option = _OPTION.match(line) if directive else None
        if match:
            directive = match["name"]
            found, kind = match, _ARGUMENTS.get(directive)
        elif option:
            found, kind = option, _OPTIONS.get((directive, option["name"]))
        else:
            directive = directive if line.lstrip().startswith(":") else ""
            continue
        target = found["file"].strip()
        if kind and target and not target.startswith("<"):
            at = place._replace(line=place.line + number, column=found.start("file") + 1)
            yield FileUse(kind, target, at)
