"""The report as workflow commands of GitHub: each finding becomes a note at its line.

GitHub's documentation calls them "workflow commands for GitHub Actions"; the escapes are those of
its toolkit (``%``, line ends; in properties also ``:`` and ``,``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.report.result import path_in, repository_of, visible
from bookpress.report.text import sum_up

if TYPE_CHECKING:
    from pathlib import Path

    from bookpress.facts import Finding
    from bookpress.report.result import Result

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def as_github(result: Result) -> str:
    """Return a command for each finding and, as the last line, the summary."""
    repository = repository_of(result.root)
    lines = [_command(finding, repository, result.root) for finding in result.findings]
    return "\n".join([*lines, f"bookpress: {sum_up(result)}"]) + "\n"


def _command(finding: Finding, repository: Path, root: Path) -> str:
    place = finding.place
    properties = {"file": path_in(repository, root, place.path), "line": str(place.line)}
    if place.column:
        properties["col"] = str(place.column)
    properties["title"] = finding.rule
    said = ",".join(f"{name}={_escaped(text, _PROPERTY)}" for name, text in properties.items())
    return f"::{_COMMANDS[finding.severity]} {said}::{_escaped(finding.message, _DATA)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return visible("".join(escapes.get(character, character) for character in text))
