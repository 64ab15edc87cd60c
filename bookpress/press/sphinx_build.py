"""Run Sphinx once: one language, one builder, in this process.

Sphinx keeps a language's catalogs in process-wide state (``sphinx.locale.translators``), so a
process that has built one language must not build another: the press starts one for each.
"""

from __future__ import annotations

import io
import os
import re
import sys
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING, TextIO

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from bookpress.press.console import say

if TYPE_CHECKING:
    from pathlib import Path

    from bookpress.languages import Language
    from bookpress.press.book import Book

_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class SphinxJob:
    """What is to be built and where it goes; ``doctrees`` where they are not to be shared."""

    builder: str
    language: Language
    output: Path
    settings: dict[str, str] = field(default_factory=dict)
    doctrees: Path | None = None


def doctrees(book: Book, language: Language) -> Path:
    """Return where the reading of the sources in ``language`` is kept, for every builder."""
    return book.work / language.short / "doctrees"


def run_sphinx(book: Book, job: SphinxJob) -> bool:
    """Build; print every fault of the book, each on one line.

    Returns:
        Whether the book is without fault.
    """
    os.environ["SOURCE_DATE_EPOCH"] = str(source_date(book))
    faults = _Faults(book.root)
    try:
        with patch_docutils(str(book.root)), docutils_namespace():
            app = Sphinx(
                srcdir=book.source,
                confdir=book.root,
                outdir=job.output,
                doctreedir=job.doctrees or doctrees(book, job.language),
                buildername=job.builder,
                confoverrides={"language": job.language.code, **job.settings},
                status=None,
                warning=faults,
                warningiserror=False,
                pdb=False,
            )
            app.build()
    except SphinxError as error:
        say(str(error).replace(f"{book.root}/", ""))
        return False
    return not faults.found


def source_date(book: Book) -> int:
    """Return the book's own date in seconds since 1970, so that two builds are the same bytes."""
    from datetime import datetime  # noqa: PLC0415

    return int(datetime.fromisoformat(book.date).replace(tzinfo=UTC).timestamp())


class _Faults(io.StringIO):
    """Where Sphinx writes its warnings: counted, shortened, and passed on at once."""

    def __init__(self, root: Path, out: TextIO | None = None) -> None:
        super().__init__()
        self.root = f"{root}/"
        self.out = out or sys.stderr
        self.found = 0

    def write(self, text: str) -> int:
        line = _ESCAPES.sub("", text).replace(self.root, "").strip()
        if line:
            self.found += 1
            say(line)
        return len(text)
