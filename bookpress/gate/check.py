"""The gate: read the book, let every rule look, and settle what is left to report.

What a file says and what the rules of one file find in it are kept by content (``files.cache``);
rules that look at the whole book run every time. Sphinx is asked for the settings alone.
"""

from __future__ import annotations

import dataclasses
import time
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from bookpress.files.cache import FOLDER, Cache
from bookpress.files.sandbox import BookFiles
from bookpress.gate.baseline import Compared, baseline_path, compare, read_baseline
from bookpress.gate.check_files import CheckRun
from bookpress.gate.options import renamed_in_pyproject
from bookpress.gate.spelling import in_rst
from bookpress.gate.suppress import apply_allowed
from bookpress.read.book_files import READ, language_of
from bookpress.read.conf import ask_sphinx
from bookpress.read.settings import read_settings
from bookpress.report import Result
from bookpress.rules.rule import all_rules, rules_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from bookpress.facts import Book, Finding, Settings
    from bookpress.gate.options import Options
    from bookpress.gate.suppress import Allowed
    from bookpress.read.conf.answer import Conf

    Progress = Callable[[str, int, int], None]


class Looked(NamedTuple):
    """What a look at a book gave: its facts, and the findings that the book doesn't allow."""

    conf: Conf
    book: Book
    findings: list[Finding]
    allowed: list[Allowed]


def check_book(
    root: Path,
    options: Options,
    progress: Progress = lambda *_: None,
    conf: Conf | None = None,
) -> Result:
    """Check the book in the folder ``root``.

    Args:
        root: the folder with conf.py, or with the folder that holds it.
        options: what to look for and what to leave out.
        progress: called with what is looked at, how many are done, and how many there are.
        conf: what conf.py says, where it has been asked already in this run.

    Raises:
        CannotLook: if the book can't be read at all; the text is one line for people.
    """
    begun = time.monotonic()
    looked = look(root, options, progress, conf)
    compared = beside_baseline(looked.findings, root, options)
    book, settings = looked.book, looked.book.settings
    return Result(
        root=root,
        findings=tuple(finding for finding in compared.new if options.wants(finding.rule)),
        known=compared.known,
        gone=0 if settings.left_out else compared.gone,
        allowed=tuple(looked.allowed),
        documents=len(book.documents),
        entries=len(book.bibliography.entries),
        messages=sum(len(catalog.messages) for catalog in book.catalogs),
        languages=settings.languages,
        catalogs={
            catalog.path: sum(not note.obsolete for note in catalog.messages)
            for catalog in book.catalogs
        },
        notices=looked.conf.notices,
        seconds=time.monotonic() - begun,
        unread=tuple(sorted(_unread(settings).items())),
    )


def look(
    root: Path,
    options: Options,
    progress: Progress = lambda *_: None,
    conf: Conf | None = None,
    drafts: Mapping[str, bytes] | None = None,
) -> Looked:
    """Read a book and let every rule look.

    Args:
        root: as for ``check_book``.
        options: likewise.
        progress: likewise.
        conf: likewise.
        drafts: what files are taken to hold, by their paths from the book's folder.

    Raises:
        CannotLook: if the book can't be read at all; the text is one line for people.
    """
    folder = options.cache or root / FOLDER
    cache = Cache(folder if options.use_cache else None, root)
    disk = BookFiles(root, options.outside, drafts)
    if conf is None:
        conf = ask_sphinx(root, cache, load, python=options.python, run_conf=not options.no_conf)
    settings = read_settings(disk, options, conf)
    settings = dataclasses.replace(settings, term_base=options.term_base(root))
    reading = CheckRun(disk, settings, cache, progress)
    book, findings = reading.whole_book()
    cache.tidy()
    for done, one in enumerate(rules_for("Book")):
        progress("rules of the whole book", done, len(rules_for("Book")))
        findings += one.findings(book)
    findings = [in_rst(one, settings) if one.place.path in reading.rst else one for one in findings]
    findings += renamed_in_pyproject(root)
    kept, allowed = apply_allowed(
        sorted(set(findings), key=_order),
        root,
        reading.commands,
        disk.read,
        whole=not settings.left_out,
    )
    return Looked(conf, book, kept, allowed)


def beside_baseline(findings: list[Finding], root: Path, options: Options) -> Compared:
    """Part findings into new ones and those that the book's baseline knows.

    Raises:
        CannotLook: the baseline can't be read.
    """
    path = baseline_path(options.baseline, root) if options.use_baseline else None
    return compare(findings, read_baseline(path), root) if path else Compared(findings)


def _unread(settings: Settings) -> Counter[str]:
    """Return how many pages of each parser are not read."""
    languages = (language_of(path, settings) for _, path in settings.documents)
    return Counter(language for language in languages if language not in READ)


def load() -> None:
    """Load the readers and the rules."""
    import bookpress.read.bibliography  # noqa: PLC0415 - a book that has not changed needs few
    import bookpress.read.catalogs  # noqa: PLC0415
    import bookpress.read.source.document  # noqa: F401, PLC0415

    all_rules()


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return (*finding.place, finding.rule, finding.message)
