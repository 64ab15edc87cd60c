"""The gate: read the book, let every rule look, and settle what is left to report.

What a file says and what the rules of one file find in it are kept by content (``files.cache``);
rules that look at the whole book run every time. Sphinx is asked for the settings alone.
"""

from __future__ import annotations

import dataclasses
import time
from collections import Counter
from typing import TYPE_CHECKING

from bookpress.files.cache import FOLDER, Cache
from bookpress.files.sandbox import BookFiles
from bookpress.gate.check_files import CheckRun
from bookpress.gate.spelling import in_rst
from bookpress.gate.suppress import apply_allowed
from bookpress.read.book_files import READ, language_of
from bookpress.read.conf import ask_sphinx
from bookpress.read.settings import read_settings
from bookpress.report import Result
from bookpress.rules.rule import all_rules, rules_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bookpress.facts import Finding, Settings
    from bookpress.gate.options import Options
    from bookpress.read.conf.answer import Conf


def check_book(
    root: Path,
    options: Options,
    progress: Callable[[str, int, int], None] = lambda *_: None,
    conf: Conf | None = None,
) -> Result:
    """Check the book in the folder ``root``.

    Args:
        root: the folder with conf.py, or with the folder that holds it.
        options: what to look for and what to leave out.
        progress: called with what is being read, how many are done, and how many there are.
        conf: what conf.py says, where it has been asked already in this run.

    Raises:
        CannotLook: if the book can't be read at all; the text is one line for people.
    """
    begun = time.monotonic()
    folder = options.cache or root / FOLDER
    cache = Cache(folder if options.use_cache else None, root)
    disk = BookFiles(root, options.outside)
    settings = read_settings(disk, options, conf or ask_sphinx(root, cache, _load))
    settings = dataclasses.replace(settings, term_base=options.term_base(root))
    reading = CheckRun(disk, settings, cache, progress)
    book, findings = reading.whole_book()
    cache.tidy()
    findings += [finding for one in rules_for("Book") for finding in one.findings(book)]
    findings = [in_rst(one, settings) if one.place.path in reading.rst else one for one in findings]
    kept, allowed = apply_allowed(
        sorted(set(findings), key=_order),
        root,
        reading.commands,
        whole=not settings.left_out,
    )
    return Result(
        root=root,
        findings=tuple(finding for finding in kept if options.wants(finding.rule)),
        allowed=tuple(allowed),
        documents=len(book.documents),
        entries=len(book.bibliography.entries),
        messages=sum(len(catalog.messages) for catalog in book.catalogs),
        languages=settings.languages,
        seconds=time.monotonic() - begun,
        unread=tuple(sorted(_unread(settings).items())),
    )


def _unread(settings: Settings) -> Counter[str]:
    """Return how many pages of each parser are not read."""
    languages = (language_of(path, settings) for _, path in settings.documents)
    return Counter(language for language in languages if language not in READ)


def _load() -> None:
    """Load the readers and the rules."""
    import bookpress.read.bibliography  # noqa: PLC0415 - a book that has not changed needs few
    import bookpress.read.catalogs  # noqa: PLC0415
    import bookpress.read.source.document  # noqa: F401, PLC0415

    all_rules()


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return (*finding.place, finding.rule, finding.message)
