"""Findings that stood when a book took up the gate: known, and not told again; what is new is.

A line of the file is a file of the book, a rule, a digest of what is at fault, and how many such
findings there are. No line number is in it, so a finding that moved is known, and two branches of a
book change different lines. It is written by ``bookpress check --write-baseline`` alone.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from bookpress.files.atomic import write_atomically
from bookpress.files.errors import CannotLook
from bookpress.files.sandbox import is_below, read_regular
from bookpress.report.result import Lines, counted, visible
from bookpress.rules.allowed import NAMES
from bookpress.rules.renamed import todays_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from bookpress.facts import Finding
    from bookpress.gate.options import Options

FILE = ".bookpress-baseline"
_HEAD = """\
# What stood in the book when `bookpress check --write-baseline` was last run; what is new is told.
# A line is a file, a rule, a digest of what is at fault, and how often it stands there.
"""
_LINE = re.compile(
    r"(?P<path>.+) (?P<rule>[a-z]+\.[a-z0-9-]+) (?P<digest>[0-9a-f]{12}) (?P<count>[1-9]\d{0,8})"
)
_LENGTH = 12  # characters from a place on that tell it from others; blanks don't count
# A line that begins so is a row, an entry, a block of its own: whatever stands before it.
_BEGINS = re.compile(r"\s*(?:[|>#:`~@}%\\*+-]|\d+[.)]\s|$)")
_QUOTED = re.compile("(“[^”]*”|‘[^’]*’)")
_MSGID = re.compile(r'(?:#~ ?)?msgid(?:_plural)? "')
_STRING = re.compile(r'(?:#~ ?)?(?:msgid(?:_plural)? )?"(.*)"\s*$')


class Compared(NamedTuple):
    """Findings beside a baseline: those to tell, how many are known, how many known are gone."""

    new: list[Finding]
    known: int = 0
    gone: int = 0


def read_baseline(path: Path) -> Counter[str]:
    """Return what a baseline holds: how often each thing stood.

    Raises:
        CannotLook: the file can't be read, or a line of it is not as it was written.
    """
    again = "mend it, or write it anew: bookpress check --write-baseline"
    try:
        text = read_regular(path).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not in UTF-8"
        raise CannotLook(f"the baseline {path.name} can’t be read ({why}); {again}") from None
    found: Counter[str] = Counter()
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.fullmatch(line.rstrip("\r"))
        if match is None and (not line.strip() or line.startswith("# ")):
            continue
        if match is None:
            raise CannotLook(f"{path.name}:{number}: this is no line of a baseline; {again}")
        key = f"{match['path']} {todays_name(match['rule'])} {match['digest']}"
        found[key] = max(found[key], int(match["count"]))  # it may stand twice after a merge
    return found


def compare(findings: Sequence[Finding], known: Counter[str], root: Path) -> Compared:
    """Part findings into new ones and those that a baseline knows.

    Of several that are alike, the first ones in the order of their places count as known.
    """
    left, new = known.copy(), []
    for finding, key in zip(findings, _keys(findings, root), strict=True):
        if left[key] > 0 and finding.rule not in NAMES:
            left[key] -= 1
        else:
            new.append(finding)
    return Compared(new, len(findings) - len(new), left.total())


def write_baseline(path: Path, findings: Sequence[Finding], root: Path, options: Options) -> str:
    """Write what stands today into a baseline, sorted, in the place of what stood before.

    Findings about what is allowed are left out: nobody can silence them. Of rules that the options
    leave out, what the baseline knew stays if it still stands.

    Args:
        path: the file.
        findings: all of the book, of every rule.
        root: the book's folder.
        options: which rules are wanted.

    Returns:
        What was written, in one line for people.

    Raises:
        WriteError: the file could not be written, and stands as it was.
    """
    try:
        before = read_baseline(path)
    except CannotLook:  # there is none, or it was damaged, as by a merge
        before = Counter()
    now: Counter[str] = Counter()
    for finding, key in zip(findings, _keys(findings, root), strict=True):
        wanted = options.wants(finding.rule) or now[key] < before[key]
        if wanted and finding.rule not in NAMES:
            now[key] += 1
    lines = "".join(f"{key} {count}\n" for key, count in sorted(now.items()))
    write_atomically(path, (_HEAD + lines).encode())
    came, went = (now - before).total(), (before - now).total()
    stand = counted(now.total(), "finding")
    return f"{path.name}: {stand} from now on known, {came} of them new; {went} gone"


def baseline_path(named: Path | None, root: Path) -> Path | None:
    """Return the file to compare with: the one that is named, or the usual one if it is there.

    Raises:
        CannotLook: the file that is named is not there, or the usual one leads out of the book.
    """
    path = file_to_write(named, root)
    if os.path.lexists(path):
        return path
    if named:
        how = "write it with --write-baseline, or leave “baseline” out"
        raise CannotLook(f"there is no baseline {named.name}; {how}")
    return None


def file_to_write(named: Path | None, root: Path) -> Path:
    """Return the file of a baseline: the one that is named, or the usual one.

    Raises:
        CannotLook: the usual one is a link that leads out of the book, where nobody writes.
    """
    if named is None and not is_below(root / FILE, root):
        raise CannotLook(f"{FILE} is a link that leads out of the book; delete it")
    return named or root / FILE


# --- what tells one finding from another --------------------------------------------------------


def _keys(findings: Iterable[Finding], root: Path) -> Iterator[str]:
    lines = Lines(root)
    for finding in findings:
        what = (without_numbers(finding.message), _at(finding, lines))
        digest = hashlib.blake2b("\0".join(what).encode("utf-8", "surrogatepass"), digest_size=6)
        yield f"{visible(finding.place.path)} {finding.rule} {digest.hexdigest()}"


def without_numbers(message: str) -> str:
    """Return a message without what changes when text moves: numbers that are not quoted."""
    parts = _QUOTED.split(message)
    parts[::2] = [re.sub(r"\d+", "", part) for part in parts[::2]]
    return "".join(parts)


def _at(finding: Finding, lines: Lines) -> str:
    """Return what stands at a place, without blanks, so that a line may be broken elsewhere.

    In a catalog that is the message's original: its translation is what people work on. Elsewhere
    it is nothing where the finding itself quotes a word, so that people may work around it.
    """
    path, number, column = finding.place
    if path.endswith(".po"):
        return _msgid(path, number, lines)
    if any(re.search(r"\w", quoted) for quoted in _QUOTED.findall(finding.message)):
        return ""
    found = _solid(lines.line(path, number)[max(column - 1, 0) :])
    while len(found) < _LENGTH:
        number += 1
        line = lines.line(path, number)
        if _BEGINS.match(line):
            break
        found += _solid(line)
    return found[:_LENGTH]


def _solid(text: str) -> str:
    return "".join(text.split())


def _msgid(path: str, number: int, lines: Lines) -> str:
    """Return the msgid of the message that has a line."""
    while number > 0 and not _MSGID.match(lines.line(path, number)):
        number -= 1
    found: list[str] = []
    while (string := _STRING.match(lines.line(path, number))) is not None:
        found.append(string[1])
        number += 1
    return _solid("".join(found))
