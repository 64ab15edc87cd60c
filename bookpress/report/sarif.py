"""The report as SARIF 2.1.0, the exchange format of OASIS that code hosts show beside the text.

Columns count UTF-16 code units there, paths are URIs from the checkout. A finding that somebody
allowed is a suppressed result; its fingerprint outlives changes elsewhere in the file.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from bookpress.report.as_json import dumped
from bookpress.report.result import Lines, encodable, path_in, repository_of
from bookpress.rules.allowed import NAMES
from bookpress.rules.docs import page_of, plain, summary_of
from bookpress.rules.renamed import old_names
from bookpress.rules.rule import all_rules, rule_names

if TYPE_CHECKING:
    from pathlib import Path

    from bookpress.facts import Finding
    from bookpress.gate.suppress import Allowed
    from bookpress.report.result import Result

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_ROOT = "%SRCROOT%"
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # surrogates that stand for no byte


def as_sarif(result: Result) -> str:
    """Return the report as SARIF."""
    found = {*(finding.rule for finding in result.findings)}
    found |= {one.finding.rule for one in result.allowed}
    names = sorted({*rule_names(), *NAMES, *found})
    writer = _Writer(result.root, {name: index for index, name in enumerate(names)})
    results = [writer.result(finding) for finding in result.findings]
    results += [writer.suppressed(one) for one in result.allowed]
    run = {
        "tool": {
            "driver": {
                "name": "bookpress",
                "version": _version(),
                "rules": [_rule(name) for name in names],
            },
        },
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {_ROOT: {"uri": f"{writer.repository.as_uri()}/"}},
        "invocations": [{"executionSuccessful": True}],
        "results": results,
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - for SARIF alone

    try:
        return version("bookpress")
    except PackageNotFoundError:  # used from a checkout that is not installed
        return "0"


def _rule(name: str) -> dict[str, Any]:
    severity = all_rules()[name].severity if name in all_rules() else NAMES.get(name, ("error",))[0]
    summary, page = encodable(summary_of(name) or name), encodable(page_of(name) or name)
    before = old_names(name)  # so that what a service knows of a finding is not lost
    return {
        "id": encodable(name),
        **({"deprecatedIds": before} if before else {}),
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": plain(page), "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {"tags": [encodable(name.partition(".")[0])]},
    }


class _Writer:
    """Findings to results: where they stand, and how one is told from another."""

    def __init__(self, root: Path, indices: dict[str, int]) -> None:
        self.root = root
        self.repository = repository_of(root)
        self.indices = indices
        self.lines = Lines(root)
        self.seen: Counter[str] = Counter()

    def result(self, finding: Finding) -> dict[str, Any]:
        """Return a result."""
        path = path_in(self.repository, self.root, finding.place.path)
        return {
            "ruleId": encodable(finding.rule),
            "ruleIndex": self.indices[finding.rule],
            "level": _LEVELS[finding.severity],
            "message": {"text": encodable(finding.message)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {
                            "uri": quote(
                                _NO_BYTE.sub("\ufffd", path).encode("utf-8", "surrogateescape")
                            ),
                            "uriBaseId": _ROOT,
                        },
                        "region": self._region(finding),
                    },
                },
            ],
            "partialFingerprints": {"bookpress/v1": self._fingerprint(finding)},
        }

    def suppressed(self, one: Allowed) -> dict[str, Any]:
        """Return the result of a finding that somebody allowed."""
        suppression: dict[str, Any] = {
            "kind": "inSource" if one.beside else "external",
            "status": "accepted",
        }
        if one.reason:
            suppression["justification"] = encodable(one.reason)
        return self.result(one.finding) | {"suppressions": [suppression]}

    def _region(self, finding: Finding) -> dict[str, int]:
        place = finding.place
        region = {"startLine": max(place.line, 1)}
        if place.column > 0:
            before = self.lines.line(place.path, place.line)[: place.column - 1]
            missing = place.column - 1 - len(before)  # a column behind the end of the line
            units = len(before.encode("utf-16-le", "surrogatepass")) // 2
            region["startColumn"] = units + missing + 1
        return region

    def _fingerprint(self, finding: Finding) -> str:
        """Return a digest of what a finding is about: not of its line's number."""
        line = self.lines.line(finding.place.path, finding.place.line).strip()
        parts = (finding.rule, finding.place.path, finding.message, line)
        what = "\0".join(parts).encode("utf-8", "surrogatepass")
        digest = hashlib.blake2b(what, digest_size=16).hexdigest()
        self.seen[digest] += 1
        return f"{digest}:{self.seen[digest]}"
