"""What git leaves out of a repository: the patterns of .gitignore files (gitignore(5))."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIGNS = re.compile(r"\\.|\*\*/|/\*\*$|\*+|\?|\[!?\]?[^\]]*\]|[^\\*?\[/]+|.", re.DOTALL)
_MANY = {"**/": "(?:.*/)?", "/**": "/.+", "?": "[^/]"}


class _Pattern(NamedTuple):
    """A line of a .gitignore: what it matches, from the folder of its file."""

    match: re.Pattern[str]
    ignores: bool
    folders_alone: bool


def is_ignored(path: str, lines: Iterable[tuple[str, str]]) -> bool:
    """Tell whether git would leave out a file that is not in the repository yet.

    Args:
        path: the file, from the top of the repository.
        lines: of all .gitignore files, those nearer to the top first: the folder of the file, with
            a slash at its end unless it is the top, and the line.
    """
    patterns = [(folder, found) for folder, line in lines if (found := _pattern(line))]
    parts = path.split("/")
    for count in range(1, len(parts) + 1):  # nothing comes back below a folder that is left out
        name = "/".join(parts[:count])
        last = None
        for folder, one in patterns:
            below = name.startswith(folder) and not (one.folders_alone and count == len(parts))
            if below and one.match.fullmatch(name[len(folder) :]):
                last = one
        if last is not None and last.ignores:
            return True
    return False


@lru_cache(maxsize=1024)
def _pattern(line: str) -> _Pattern | None:
    """Return what a line matches, or None if it is empty or a comment."""
    text = re.sub(r"(?<!\\) +$", "", line)
    ignores = not text.startswith("!")
    text = text if ignores else text[1:]
    if not text.strip("/") or text.startswith("#"):
        return None
    folders_alone = text.endswith("/")
    text = text.removesuffix("/")
    anywhere = "" if "/" in text else "(?:.*/)?"
    signs = "".join(map(_regular, _SIGNS.findall(text.removeprefix("/"))))
    try:
        return _Pattern(re.compile(anywhere + signs), ignores, folders_alone)
    except re.error:  # [z-a] matches nothing
        return None


def _regular(sign: str) -> str:
    """Return a sign of a pattern as a regular expression."""
    if sign in _MANY:
        return _MANY[sign]
    if sign.startswith("*"):
        return "[^/]*"
    if sign.startswith("\\"):
        return re.escape(sign[1:])
    if sign.startswith("[") and len(sign) > 1:
        inner = sign[1:-1].replace("\\", r"\\")
        return f"(?!/)[^{inner[1:]}]" if inner.startswith("!") else f"[{inner}]"
    return re.escape(sign)
