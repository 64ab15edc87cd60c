"""TeX's programs may read their own folder and TeX's own files, and run nothing.

A manuscript may hold raw LaTeX, and nobody can tell from its text what TeX will open: names are
made of macros. So kpathsea's strictest rule holds while it runs (its manual, "Security"): no
absolute path, no ``..``, no name that begins with a dot. What xdvipdfmx is told to read stands in
the .xdv file, as specials, which are looked at before it runs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_RULES = {"openin_any": "p", "openout_any": "p", "shell_escape": "f"}
# Below these folders kpathsea allows absolute paths all the same.
_OPENED = ("TEXMFOUTPUT", "TEXMF_OUTPUT_DIRECTORY", "TEXMFLOG")
# kpathsea 6.4 (TeX Live 2025) goes on behind the p: "; no extended check".
_REFUSED = re.compile(r"Not (?:reading from|writing to) (.+) \(open(?:in|out)_any = p\b[^)\n]*\)")
# A special is its opcode, its length and its text (dvi: xxx1 and xxx4, which XeTeX writes).
_SPECIAL = re.compile(
    rb"(?:\xef.|\xf2.{4})\s*"
    rb"(?:pdf:\s*(?:image|epdf|fstream|mapfile|tounicode)\b[^(\xef\xf2]{0,400}\((?P<pdf>[^)]*)"
    rb"|pdf:\s*mapfile\s+[+-]?(?P<map>[^\s(]+)"
    rb"|(?:ps:\s*plotfile\s|psfile\s*=|em:\s*graph\s)\s*[\"'{]?(?P<ps>[^\s\"'}]*))",
    re.DOTALL | re.IGNORECASE,
)
_INSIDE = re.compile(rb"(?![/\\~]|[A-Za-z]:|\.\.)(?!.*(?:/\.\.|\\)).+", re.DOTALL)


def confined(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which TeX's programs keep to their folder."""
    kept = {name: value for name, value in environment.items() if name not in _OPENED}
    return kept | _RULES


def refused_files(output: str) -> list[str]:
    """Return the files that kpathsea has refused, from what a program has printed."""
    return list(dict.fromkeys(_REFUSED.findall(output)))


def files_outside(xdv: bytes) -> Iterator[str]:
    """Yield the names of files outside TeX's folder that an .xdv file tells xdvipdfmx to read."""
    for special in _SPECIAL.finditer(xdv):
        name = special["pdf"] or special["map"] or special["ps"] or b""
        if name and not _INSIDE.fullmatch(name):
            yield name.decode("utf-8", "replace")
