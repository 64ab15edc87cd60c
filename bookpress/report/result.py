"""The result of a check, the lines of the book it speaks of, and text that can't break a report."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bookpress.files.sandbox import is_below, read_regular

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bookpress.facts import Finding, Severity
    from bookpress.gate.suppress import Allowed

# Lone surrogates can't be encoded; JSON and XML have no place for them.
_SURROGATE = re.compile("[\ud800-\udfff]")
_GRAVITY = {"info": 0, "warning": 1, "error": 2}


@dataclass(frozen=True)
class Result:
    """What a check found, and how much it looked at.

    ``findings`` are in the order of path and line; ``files`` names the files that were looked at,
    as far as the check says; ``catalogs`` gives the number of messages that each catalog has in
    use, by its path; ``known`` counts the findings that the baseline knows and ``gone`` those of
    the baseline that stand no more; ``notices`` are lines for a person.
    """

    root: Path
    findings: tuple[Finding, ...] = ()
    allowed: tuple[Allowed, ...] = ()
    documents: int = 0
    entries: int = 0
    messages: int = 0
    languages: tuple[str, ...] = ()
    seconds: float = 0.0
    files: tuple[str, ...] = field(default=())
    catalogs: Mapping[str, int] = field(default_factory=dict)
    known: int = 0
    gone: int = 0
    notices: tuple[str, ...] = ()  # what could not be learned of the settings
    unread: tuple[tuple[str, int], ...] = ()  # parsers of pages that nobody reads here: how many

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(finding.severity == severity for finding in self.findings)


def weighs(finding: Finding, level: str) -> bool:
    """Tell whether a finding is as grave as ``level`` (never: none is)."""
    return level in _GRAVITY and _GRAVITY[finding.severity] >= _GRAVITY[level]


def counted(number: int, one: str, many: str = "") -> str:
    """Return ``1 error``, ``2 errors``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def visible(text: str) -> str:
    r"""Return ``text`` on one line, with control and format characters shown as ``\x1b``.

    A terminal obeys control characters, and format characters turn round or hide what is written.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(visible_character(character) for character in text)


@cache
def visible_character(character: str) -> str:
    """Return one character, or its code where a reader would not see it."""
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return character.encode("unicode_escape").decode("ascii")
    return character


def encodable(text: str) -> str:
    """Return ``text`` with U+FFFD in the place of lone surrogates."""
    return _SURROGATE.sub("\ufffd", text)


class Lines:
    """The lines of the book's files, as the findings count them."""

    def __init__(self, root: Path) -> None:
        """Take the book's folder."""
        self._root = root
        self._files: dict[str, list[str]] = {}

    def line(self, path: str, number: int) -> str:
        """Return a line without its end; empty where there is none."""
        if path not in self._files:
            self._files[path] = self._read(path)
        lines = self._files[path]
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def _read(self, path: str) -> list[str]:
        if not is_below(self._root / path, self._root):
            return []
        try:
            text = read_regular(self._root / path).decode("utf-8-sig", "replace")
        except OSError:
            return []
        return [line.removesuffix("\r") for line in text.split("\n")]


def repository_of(root: Path, environ: dict[str, str] | None = None) -> Path:
    """Return the folder that services count paths from: the checkout that holds the book."""
    workspace = (os.environ if environ is None else environ).get("GITHUB_WORKSPACE", "")
    root = root.resolve()
    if workspace and root.is_relative_to(Path(workspace).resolve()):
        return Path(workspace).resolve()
    return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)


def path_in(repository: Path, root: Path, path: str) -> str:
    """Return a path of a finding as counted from the folder ``repository``."""
    return Path(os.path.relpath(root.resolve() / path, repository)).as_posix()


def paths_of(findings: Iterable[Finding]) -> list[str]:
    """Return the paths of the findings, each once, in their order."""
    return list(dict.fromkeys(finding.place.path for finding in findings))
