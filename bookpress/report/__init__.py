"""What a check found, said to people and to programs.

A report goes to standard output or to a file; whatever a book holds, its form stays whole: names
and messages are cleaned or escaped where they are written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.report.as_json import as_json
from bookpress.report.github import as_github
from bookpress.report.result import Result, weighs
from bookpress.report.sarif import as_sarif
from bookpress.report.text import as_text

if TYPE_CHECKING:
    from bookpress.gate.options import Options

__all__ = ["Result", "exit_status", "render"]


def render(result: Result, options: Options, *, terminal: bool = False) -> str:
    """Return the report in the chosen format, with a newline at its end.

    Args:
        result: what the check found.
        options: the format, the level that fails, whether to explain.
        terminal: whether a person looks at it: colours, and the source line under each finding.
    """
    if options.format == "text":
        return as_text(
            result,
            terminal=terminal,
            explain_each=options.explain_each,
            name_all=options.all,
        )
    if options.format == "json":
        return as_json(result, options.fail_on)
    if options.format == "sarif":
        return as_sarif(result)
    if options.format == "github":
        return as_github(result)
    from bookpress.report.junit import as_junit  # noqa: PLC0415 - it brings a parser of XML

    return as_junit(result, options.fail_on)


def exit_status(result: Result, options: Options) -> int:
    """Return 1 if a finding is as grave as ``fail_on`` or graver, otherwise 0."""
    return int(any(weighs(finding, options.fail_on) for finding in result.findings))
