"""The report as JUnit XML: each file is a test, and its findings are what it failed for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from bookpress.report.result import paths_of, visible_character, weighs
from bookpress.report.text import sum_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bookpress.facts import Finding
    from bookpress.report.result import Result

# What XML 1.0 can't hold at all (production 2), and the controls that it only tolerates.
_ILLEGAL = re.compile("[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(result: Result, fail_on: str) -> str:
    """Return the report as XML; a finding less grave than ``fail_on`` does not fail its file."""
    by_path: dict[str, list[Finding]] = {path: [] for path in sorted({*result.files})}
    for path in paths_of(result.findings):
        by_path.setdefault(path, [])
    for finding in result.findings:
        by_path[finding.place.path].append(finding)
    cases = [_case(path, findings, fail_on) for path, findings in by_path.items()]
    if not cases:
        cases = [ET.Element("testcase", classname="bookpress", name="book", time="0")]
    failed = sum(case.find("failure") is not None for case in cases)
    numbers = {
        "name": "bookpress",
        "tests": str(len(cases)),
        "failures": str(failed),
        "errors": "0",
        "skipped": "0",
        "time": f"{result.seconds:.3f}",
    }
    suites = ET.Element("testsuites", {key: numbers[key] for key in numbers if key != "skipped"})
    suite = ET.SubElement(suites, "testsuite", numbers)
    suite.extend(cases)
    ET.SubElement(suite, "system-out").text = _legal(sum_up(result))
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _case(path: str, findings: Sequence[Finding], fail_on: str) -> ET.Element:
    case = ET.Element("testcase", classname="bookpress", name=_legal(path), file=_legal(path))
    case.set("time", "0")
    grave = [finding for finding in findings if weighs(finding, fail_on)]
    if grave:
        first = grave[0]
        more = f" (and {len(grave) - 1} more)" if len(grave) > 1 else ""
        message = _legal(f"line {first.place.line}: {first.message}{more}")
        failure = ET.SubElement(case, "failure", message=message, type=_legal(first.rule))
        failure.text = "\n".join(_line(finding) for finding in grave)
    rest = [finding for finding in findings if finding not in grave]
    if rest:
        ET.SubElement(case, "system-out").text = "\n".join(_line(finding) for finding in rest)
    return case


def _line(finding: Finding) -> str:
    message = finding.message.replace("\n", "\\n")
    return _legal(f"{finding.place}: {finding.severity}: {message} [{finding.rule}]")


def _legal(text: str) -> str:
    """Return ``text`` with the code of each character that XML can't hold in its place."""
    return _ILLEGAL.sub(lambda found: _code(found[0]), text)


def _code(character: str) -> str:
    shown = visible_character(character)
    return shown if shown != character else character.encode("unicode_escape").decode("ascii")
