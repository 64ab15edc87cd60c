"""The report as JSON: a shape that programs may rely on.

``version`` is 1 and grows when a name goes or changes its meaning; names may be added. ``column``
counts characters from 1 and is 0 for the whole line. Paths count from the book's folder.

    {"version": 1, "clean": false, "exit": 1,
     "counts": {"errors", "warnings", "infos", "allowed", "documents", "entries", "messages",
                "known", "gone"},
     "languages": ["en"], "seconds": 0.4,
     "findings": [{"rule", "severity", "path", "line", "column", "message"}],
     "allowed": [{..., "reason", "by": "allowed.toml" or "comment"}]}
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from bookpress.report.result import encodable, weighs

if TYPE_CHECKING:
    from bookpress.facts import Finding
    from bookpress.report.result import Result

VERSION = 1
# JSON lets these stand as they are; a terminal or a script that shows the report would obey them.
_UNSEEN = re.compile("[\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")


def as_json(result: Result, fail_on: str) -> str:
    """Return the report as JSON."""
    fails = any(weighs(finding, fail_on) for finding in result.findings)
    return dumped(
        {
            "version": VERSION,
            "clean": not result.findings,
            "exit": int(fails),
            "counts": {
                "errors": result.count("error"),
                "warnings": result.count("warning"),
                "infos": result.count("info"),
                "allowed": len(result.allowed),
                "documents": result.documents,
                "entries": result.entries,
                "messages": result.messages,
                "known": result.known,
                "gone": result.gone,
            },
            "languages": list(result.languages),
            "seconds": round(result.seconds, 3),
            "findings": [_finding(finding) for finding in result.findings],
            "allowed": [
                _finding(one.finding)
                | {
                    "reason": encodable(one.reason),
                    "by": "comment" if one.beside else "allowed.toml",
                }
                for one in result.allowed
            ],
        },
    )


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": encodable(finding.rule),
        "severity": finding.severity,
        "path": encodable(finding.place.path),
        "line": finding.place.line,
        "column": finding.place.column,
        "message": encodable(finding.message),
    }


def dumped(value: object) -> str:
    """Return a value as JSON in which every character can be seen."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
