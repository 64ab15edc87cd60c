"""The pages of the rules: how they are written, and the books that their cases stand for.

A page is ``# family.name``, an introduction, ``## Reported`` and ``## Not reported``. A case is a
row of fences, each with ``language path`` as its info string: files that are laid over the book in
``base/``. Under Reported a fence ``findings`` ends the case and holds all its findings. Under Not
reported a paragraph of prose begins the next case; a ``findings`` fence there holds what *other*
rules say of the case. More backticks than three hold fences.

A .po file without a header of its own gets ``english/header.po`` in front; the lines of findings
in it still count from the first line of the fence, as the reader of the page sees it.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bookpress.facts import Finding

HERE = Path(__file__).parent
BASE = HERE / "base"
ENGLISH = HERE / "english"
CATALOGS = "locale/en/LC_MESSAGES/"
HEADER = (ENGLISH / "header.po").read_text("utf-8")
SECTIONS = ("Reported", "Not reported")
_FENCE = re.compile(r"^(?P<marks>`{3,})(?P<info>[^`]*)$")
_RULE = re.compile(r"\[([a-z]+\.[a-z0-9-]+)\]$")


class PageError(Exception):
    """A page that is not written as pages are; the text says where and why."""


@dataclass
class Case:
    """A book, by what differs from the base, and the findings that the gate gives for it."""

    section: str
    number: int
    line: int
    files: dict[str, str] = field(default_factory=dict)
    findings: list[str] | None = None

    @property
    def name(self) -> str:
        """Return the case's name in the ids of tests: ``reported 1``."""
        return f"{self.section.lower()} {self.number}"


@dataclass
class RulePage:
    """A page in its parts."""

    title: str
    introduction: str
    cases: list[Case]
    sections: list[str]

    def of(self, section: str) -> list[Case]:
        """Return the cases of a section."""
        return [case for case in self.cases if case.section == section]


# --- reading a page ---------------------------------------------------------------------------

Part = tuple[str, int, str, str]  # heading, prose or fence; line; info or text; body


def _parts(text: str) -> Iterator[Part]:
    """Yield the headings, the lines of prose and the fences of a page."""
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        start, line = at + 1, lines[at]
        at += 1
        if fence := _FENCE.match(line):
            try:
                end = next(i for i in range(at, len(lines)) if lines[i].rstrip() == fence["marks"])
            except StopIteration:
                raise PageError(f"line {start}: this fence is not closed") from None
            body = "".join(f"{part}\n" for part in lines[at:end])
            yield "fence", start, fence["info"].strip(), body
            at = end + 1
        elif line.startswith("#"):
            yield "heading", start, line, ""
        elif line.strip():
            yield "prose", start, line.strip(), ""


def parse_page(text: str) -> RulePage:
    """Return a page in its parts.

    Raises:
        PageError: a fence is left open, has no path, or a case is not ended by its findings.
    """
    page = RulePage("", "", [], [])
    case: Case | None = None
    for kind, line, words, body in _parts(text):
        if kind == "heading":
            _ended(case)
            case = None
            _heading(page, line, words)
        elif kind == "prose":
            if not page.sections:
                page.introduction += f"{words}\n"
            elif page.sections[-1] == "Not reported":
                case = None  # prose begins the next case
        else:
            case = _fence(page, case, line, words, body)
    _ended(case)
    return page


def _heading(page: RulePage, line: int, words: str) -> None:
    if words.startswith("# ") and not page.title:
        page.title = words[2:].strip()
    elif words.startswith("## ") and words[3:].strip() in SECTIONS:
        page.sections.append(words[3:].strip())
    else:
        raise PageError(f"line {line}: a page has no heading “{words}”")


def _fence(page: RulePage, case: Case | None, line: int, info: str, body: str) -> Case | None:
    """Take a fence into its case; return the case that the next fence belongs to."""
    if not page.sections:
        raise PageError(f"line {line}: a fence stands before “## Reported”")
    section = page.sections[-1]
    if info == "findings":
        if case is None:
            raise PageError(f"line {line}: findings without a file")
        case.findings = body.splitlines()
        return None
    _, _, path = info.partition(" ")
    if not path:
        raise PageError(f"line {line}: this fence names no file: ```md source/ch1.md")
    if case is None:
        case = Case(section, len(page.of(section)) + 1, line)
        page.cases.append(case)
    if path.strip() in case.files:
        raise PageError(f"line {line}: {path} stands twice in one case")
    case.files[path.strip()] = body
    return case


def _ended(case: Case | None) -> None:
    if case is not None and case.section == "Reported" and case.findings is None:
        raise PageError(f"line {case.line}: this case has no findings")


# --- what a page must have --------------------------------------------------------------------


def faults_of(page: RulePage, name: str) -> Iterator[str]:
    """Yield what is wrong with the page of the rule ``name``."""
    if page.title != name:
        yield f"the title is “{page.title}”, the rule is {name}"
    if not page.introduction.strip():
        yield "nothing says what is reported and why"
    if page.sections != list(SECTIONS):
        yield "the sections are “## Reported” and then “## Not reported”"
    for section in SECTIONS:
        if not page.of(section):
            yield f"“{section}” has no case"
    for case in page.cases:
        named = {found[1] for line in case.findings or () if (found := _RULE.search(line))}
        if case.section == "Reported" and name not in named:
            yield f"line {case.line}: the case does not name {name}"
        if case.section == "Not reported" and name in named:
            yield f"line {case.line}: the case under “Not reported” reports {name}"


# --- a case as a book -------------------------------------------------------------------------


def lay_out(case: Case, book: Path) -> dict[str, int]:
    """Write the case over the base book; return by how many lines a header moved each .po file."""
    shutil.copytree(BASE, book, dirs_exist_ok=True)
    moved: dict[str, int] = {}
    if any(path.startswith(CATALOGS) for path in case.files):
        (book / CATALOGS).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ENGLISH / "index.po", book / CATALOGS / "index.po")
    for path, text in case.files.items():
        target = (book / path).resolve()
        if not target.is_relative_to(book.resolve()):
            raise PageError(f"line {case.line}: {path} leaves the book")
        content = text
        if path.endswith(".po") and not has_header(text):
            content = HEADER + text
            moved[path] = HEADER.count("\n")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, "utf-8", newline="")
    return moved


def has_header(text: str) -> bool:
    """Tell whether the first entry of a .po file is a header, or is meant to be one."""
    lines = (line.strip() for line in text.splitlines())
    first = [line for line in lines if line and not line.startswith("#")][:2]
    return first[:1] == ['msgid ""'] and first[1:2] != [] and not _goes_on(first[1])


def _goes_on(line: str) -> bool:
    return line.startswith('"')  # a msgid over several lines, not the header


def shown(findings: Iterable[Finding], rule: str, moved: dict[str, int]) -> list[str]:
    """Return the findings as a page writes them: errors, warnings and the rule's own."""
    lines = []
    for finding in findings:
        if finding.severity == "info" and finding.rule != rule:
            continue
        place = finding.place
        back = moved.get(place.path, 0)
        if place.line > back:
            place = place._replace(line=place.line - back)
        lines.append(f"{place}: {finding.severity}: {finding.message} [{finding.rule}]")
    return [_moved_back(line, moved) for line in lines]


def _moved_back(line: str, moved: dict[str, int]) -> str:
    """Count the lines of .po files that a message names from the first line of their fence."""
    where, _, message = line.partition(": ")
    for path, lines in moved.items():
        pattern = re.compile(rf"{re.escape(path)}:(\d+)")
        message = pattern.sub(lambda found: f"{path}:{int(found[1]) - lines}", message)  # noqa: B023
    return f"{where}: {message}"
