"""Mends what has one safe mend (``mends``), and shows it first.

Every mend is tried before a byte is written: the gate looks at the book as it would be. A mend
stays if its finding is gone and nothing new is told anywhere; otherwise it is taken back whole.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import unified_diff
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from bookpress.files.atomic import write_atomically
from bookpress.files.errors import WriteError
from bookpress.files.sandbox import BookFiles, is_below
from bookpress.gate.baseline import without_numbers
from bookpress.gate.check import beside_baseline, look
from bookpress.gate.edits import Edit, Mend, edited
from bookpress.gate.follow import follow
from bookpress.gate.mends import Pages, mends_for
from bookpress.report.result import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from bookpress.facts import Finding
    from bookpress.gate.check import Looked, Progress
    from bookpress.gate.options import Options

_KINDS = (".md", ".markdown", ".po", ".bib")
_ROUNDS = 5  # a mend may make room for another
_TRIES = 60  # looks at the book, to find out which of many mends can't stay
_NAME = re.compile("“[^”]*”")
_Said = tuple[str, str, str]


class Fixed(NamedTuple):
    """What mending comes to: files as they were and as they are, by path; and the counts."""

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    mended: int
    left: int  # findings whose mend would bring another finding
    known: int = 0  # findings that the baseline knows, which are left alone

    def diff(self) -> str:
        """Return the changes as a unified diff, as ``git apply`` takes it."""
        return "".join(
            "".join(_diff(path, self.before[path], data)) for path, data in self.after.items()
        )

    def write(self, root: Path) -> None:
        """Write the files, each whole or not at all.

        Raises:
            WriteError: somebody changed a file meanwhile, or it can't be written.
        """
        # Catalogs first: stopped between, the next run mends the pages that they follow.
        for path, data in sorted(self.after.items(), key=lambda one: not one[0].endswith(".po")):
            if (root / path).read_bytes() != self.before[path]:
                raise WriteError(f"{path}: somebody changed it meanwhile; it stands as it was")
            write_atomically(root / path, data)


def fix_book(root: Path, options: Options, progress: Progress) -> Fixed:
    """Return what mending a book comes to; nothing is written.

    Args:
        root: the book's folder.
        options: how it is checked; only what this tells is mended.
        progress: as for ``check_book``.

    Raises:
        CannotLook: if the book can't be read at all.
    """
    fixer = _Fixer(root, options, progress)
    for _ in range(_ROUNDS):
        if not fixer.round():
            break
    return fixer.result()


class _State(NamedTuple):
    """A book as it would be: its drafts, and what the gate sees in it."""

    drafts: dict[str, bytes]
    looked: Looked


class _Fixer:
    """Mends in rounds, until nothing is left to mend."""

    def __init__(self, root: Path, options: Options, progress: Progress) -> None:
        self.root = root
        self.options = options
        self.progress = progress
        self.files = BookFiles(root, options.outside)
        self.drafts: dict[str, bytes] = {}
        self.looked = look(root, options, progress)
        self.refused: set[Mend] = set()
        self.mended = 0
        self.known = 0
        self.tries = _TRIES

    def result(self) -> Fixed:
        before = {path: self.files.read(path) for path in sorted(self.drafts)}
        after = {path: self.drafts[path] for path in before if self.drafts[path] != before[path]}
        return Fixed(before, after, self.mended, len(self.refused), self.known)

    def round(self) -> bool:
        """Mend what can be mended now; tell whether anything was."""
        compared = beside_baseline(self.looked.findings, self.root, self.options)
        self.known = compared.known
        told = [finding for finding in compared.new if self.options.wants(finding.rule)]
        found = mends_for(told, Pages(self.looked.book, lambda path: self._from(self.drafts, path)))
        mends = [mend for mend in found if mend not in self.refused and self._may(mend)]
        mended = self.mended
        self._take(mends)
        return self.mended > mended

    def _may(self, mend: Mend) -> bool:
        """Tell whether all files of a mend are the book's own, and of a kind that is mended."""
        return all(
            edit.path.endswith(_KINDS)
            and ".." not in PurePosixPath(edit.path).parts
            and is_below(self.root / edit.path, self.root)
            for edit in mend.edits
        )

    def _take(self, mends: Sequence[Mend]) -> None:
        """Make the mends that can stay: all of them, or those of each half."""
        if not mends:
            return
        if self.tries > 0 and self._try(mends):
            self.mended += len(mends)
        elif len(mends) == 1 or self.tries <= 0:
            self.refused.update(mends)
        else:
            middle = len(mends) // 2
            self._take(mends[:middle])
            self._take(mends[middle:])

    def _try(self, mends: Sequence[Mend]) -> bool:
        """Make the mends if the book is sounder by each of them, and in nothing worse."""
        self.tries -= 1
        state: _State | None = _State(self.drafts, self.looked)
        step, before = mends, _counts(self.looked.findings)
        for _ in range(_ROUNDS):
            state = self._made(state, step) if state and step else state
            # Behind a quotation mark that is mended, a comma may be told that was not before.
            step = self._made_room_for(state, before) if state else ()
        if state is None:
            return False
        after = _counts(state.looked.findings)
        if after - before or before.total() - after.total() < len(mends):
            return False
        self.drafts, self.looked = state
        return True

    def _made_room_for(self, state: _State, before: Counter[_Said]) -> Sequence[Mend]:
        """Return the mends of findings that were not told before."""
        left, new = before.copy(), []
        for finding in state.looked.findings:
            left[_said(finding)] -= 1
            if left[_said(finding)] < 0 and self.options.wants(finding.rule):
                new.append(finding)
        pages = Pages(state.looked.book, lambda path: self._from(state.drafts, path))
        return [mend for mend in mends_for(new, pages) if self._may(mend)]

    def _made(self, state: _State, mends: Iterable[Mend]) -> _State | None:
        """Return the book with mends made, and with the catalogs that follow them."""
        drafts = self._edited(state.drafts, (edit for mend in mends for edit in mend.edits))
        if drafts is None:
            return None
        looked = self._look(drafts)
        before = state.looked.book
        edits = [*follow(before, looked.book, lambda path: self._from(state.drafts, path))]
        if not edits:
            return _State(drafts, looked)
        drafts = self._edited(drafts, edits)
        return _State(drafts, self._look(drafts)) if drafts is not None else None

    def _look(self, drafts: Mapping[str, bytes]) -> Looked:
        return look(self.root, self.options, self.progress, self.looked.conf, drafts)

    def _from(self, drafts: Mapping[str, bytes], path: str) -> bytes:
        return drafts[path] if path in drafts else self.files.read(path)

    def _edited(
        self, drafts: Mapping[str, bytes], edits: Iterable[Edit]
    ) -> dict[str, bytes] | None:
        """Return the drafts with edits made; None if a file is not what they speak of."""
        by_path: dict[str, list[Edit]] = {}
        for edit in edits:
            by_path.setdefault(edit.path, []).append(edit)
        found = dict(drafts)
        for path, group in by_path.items():
            try:
                data = edited(self._from(drafts, path), group)
            except OSError:
                return None
            if data is None:
                return None
            found[path] = data
        return found


def _counts(findings: Iterable[Finding]) -> Counter[_Said]:
    return Counter(map(_said, findings))


def _said(finding: Finding) -> _Said:
    """Return what a finding says of which file.

    Wherever in it that is, since a mend may move it, and whatever it quotes, which may be mended.
    """
    message = _NAME.sub("“…”", without_numbers(finding.message))
    return finding.rule, finding.place.path, message


def _lines(text: str) -> list[str]:
    r"""Return the lines with their ends; only ``\n`` ends one, as in git and in our findings."""
    return re.findall(r"[^\n]*\n|[^\n]+\Z", text)


def _diff(path: str, before: bytes, after: bytes) -> Iterator[str]:
    old, new = (_lines(data.decode("utf-8")) for data in (before, after))
    for line in unified_diff(old, new, f"a/{visible(path)}", f"b/{visible(path)}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
