"""Commands of LaTeX that read a file or run a program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*")
_RUNS = r"write\s*18|ShellEscape|directlua|latelua|luaexec|luadirect"
_READS = (
    "@@input|@input|input|include|InputIfFileExists|subfile|subfileinclude|verbatiminput"
    "|VerbatimInput|BVerbatimInput|LVerbatimInput|lstinputlisting|inputminted|includestandalone"
    "|import|subimport|inputfrom|subinputfrom|csvreader|DTLloaddb|DTLloadrawdb|pgfplotstableread"
    "|openin"
)
_SHOWS = (
    "includegraphics|sphinxincludegraphics|includesvg|includepdf|pgfimage|epsfbox"
    "|XeTeXpdffile|XeTeXpicfile"
)
_SPECIAL = r"special\s*\{\s*(?:pdf:\s*(?:image|epdf|fstream|mapfile)|psfile|ps:\s*plotfile)"
_END = "(?![A-Za-z@])"
# After the name come options in brackets, or the number of a stream.
_FILE = (
    r"\*?\s*(?:\[[^\[\]\n]{0,200}\]\s*)*(?:(?:\\\w+|\d+)\s*=\s*)?(?:\{\s*)*"
    r'(?P<file>[^\s{}%\[\]"]*)'
)
_COMMANDS = re.compile(
    rf"\\(?:(?P<runs>{_RUNS}){_END}|(?P<special>{_SPECIAL})"
    rf"|(?:(?P<reads>{_READS})|(?P<shows>{_SHOWS})){_END}{_FILE})"
)
_OUTSIDE = re.compile(r"[/~\\|]|[A-Za-z]:[/\\]|(?:.*/)?\.\.(?:/|$)")


def unsafe_commands(tex: str) -> Iterator[tuple[int, str]]:
    """Yield each command that reads a file or runs a program: its offset, and what it does.

    A picture in TeX's own folder is left alone: Sphinx puts those of the book there.
    """
    blank = _COMMENT.sub(lambda found: found[1] + " " * (len(found[0]) - len(found[1])), tex)
    for match in _COMMANDS.finditer(blank):
        name, file = (match["reads"] or match["shows"]), match["file"]
        if match["runs"] or (name and file.startswith("|")):
            yield match.start(), f"“\\{match['runs'] or name}” runs a program"
        elif match["special"] or match["reads"] or _OUTSIDE.match(file):
            yield match.start(), f"“{_shown(match[0])}” reads a file"


def _shown(command: str) -> str:
    return command + "}" * (command.count("{") - command.count("}"))
