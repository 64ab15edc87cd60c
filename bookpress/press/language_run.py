"""All work in one language, in a process of its own.

The sources are read once: the first edition leaves its doctrees, the next ones take them up.
Each edition is made aside and moved to its place when it is whole, so that a broken chapter never
costs a reader the last good edition.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bookpress.gate.options import read_options
from bookpress.press.book import BookError
from bookpress.press.console import progress, say
from bookpress.press.editions import PRESS, Care, Edition, downloads, record_path
from bookpress.press.files_read import FilesRead
from bookpress.press.lock import hold
from bookpress.press.publish import publish
from bookpress.press.sphinx_build import SphinxJob, doctrees, run_sphinx, source_date
from bookpress.press.up_to_date import Stamps, inputs_of_edition, read_record, write_record
from bookpress.typeset import untranslated
from bookpress.typeset.outdated import READ

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bookpress.languages import Language
    from bookpress.press.book import Book

BUILDERS = {"html": "html", "epub": "epub", "pdf": "latex"}


def make_editions(book: Book, editions: list[Edition], care: Care) -> bool:
    """Make the editions, which are all of one language.

    Args:
        book: the book.
        editions: what to make.
        care: how much is asked of the book; the record says so.

    Returns:
        Whether the editions were made; what stands against it has been printed.

    Raises:
        OSError: the disk is full, or something else keeps the press from writing.
    """
    language = editions[0].language
    with hold(book.work, f"the press in {language.name}", f"{language.short}.lock"):
        run = LanguageRun(book, language, editions)
        try:
            for edition in editions:
                run.make(edition, care)
        except BookError as error:
            if str(error):
                say(f"{language.short}: error: {error}")
            # Sphinx says what it finds while it reads only once. What is broken is read again.
            shutil.rmtree(doctrees(book, language), ignore_errors=True)
            return False
        if run.faults:
            say(f"{language.short}: a draft: the book has faults, which stand above")
            shutil.rmtree(doctrees(book, language), ignore_errors=True)
    return True


class LanguageRun:
    """One run in one language: what it reads and makes, and what the record says of it."""

    def __init__(self, book: Book, language: Language, editions: list[Edition]) -> None:
        """Look at what there is; throw away what an older press or a broken run has left."""
        self._book = book
        self._language = language
        self._editions = editions
        self._path = record_path(book, language)
        self._stamps = Stamps(book, PRESS)
        self._record = self._start(read_record(self._path))
        self._stamps.inputs(language, self._record["read"])
        self._stamps.close()
        self._files_read = FilesRead()
        self.faults = 0
        sys.addaudithook(self._files_read)

    def _start(self, record: dict[str, Any]) -> dict[str, Any]:
        code = self._stamps.code(record.get("foundations", ()))
        if record.get("code") != code:
            record = {"code": code, "foundations": [], "read": [], "editions": {}}
            shutil.rmtree(self._work, ignore_errors=True)
        elif not (doctrees(self._book, self._language) / READ).is_file():
            shutil.rmtree(self._work, ignore_errors=True)
            write_record(self._path, record)
        return record

    @property
    def _work(self) -> Path:
        return self._book.work / self._language.short

    def make(self, edition: Edition, care: Care) -> None:
        """Make one edition and put it in its place; the record tells of it only then.

        Raises:
            BookError: the book has faults.
        """
        progress(edition.name, "…")
        before = time.monotonic()
        files = downloads(self._book, self._language, self._editions)
        made, pages = self._made(edition, files, care)
        if self._record["editions"].pop(edition.format, None):
            write_record(self._path, self._record)  # the old edition is about to go
        pages = publish(made, edition.path(self._book)) or pages
        seconds = time.monotonic() - before
        self._note_files()
        inputs = self._stamps.inputs(self._language, self._record["read"])
        self._record["editions"][edition.format] = {
            "inputs": inputs_of_edition(self._book, edition, self._editions, inputs),
            "care": care,
            "pages": pages,
            "percent": self._percent,
            "seconds": round(seconds, 1),
            "state": self._state,
        }
        write_record(self._path, self._record)
        progress(edition.name, f"done in {seconds:.1f} s")

    def _made(self, edition: Edition, files: list[str], care: Care) -> tuple[Path, int | None]:
        """Make an edition aside.

        Returns:
            The file or the folder of a site, and how many pages it has where that is known.

        Raises:
            BookError: the book has faults, and no draft is asked for, or nothing can be set.
        """
        book, language = self._book, edition.language
        work = self._work / edition.format
        settings = {"book_downloads": files, "book_checked": care is Care.CHECKED}
        found = run_sphinx(book, SphinxJob(BUILDERS[edition.format], language, work, settings))
        if found is None or (found and care is not Care.DRAFT):
            raise BookError  # the faults have been printed, each at its place
        self.faults += found
        if edition.format == "html":
            return work, None
        if edition.format == "epub":
            return work / book.file_name(language, "epub"), None
        pdf, pages, on_paper = _make_pdf(book, edition, work, care)
        self.faults += len(on_paper)
        return pdf, pages

    @cached_property
    def _state(self) -> str:
        """Return whether the language is in the making, by ``draft`` in ``[tool.bookpress]``."""
        translated = self._language in self._book.translations
        options = read_options(self._book.root, {})
        return "draft" if translated and options.is_draft(self._language.code) else "release"

    @property
    def _percent(self) -> int | None:
        """Return how many of a hundred messages are translated; None where all are."""
        counted = doctrees(self._book, self._language) / untranslated.FILE
        percent: int | None = json.loads(counted.read_text("utf-8"))["percent"]
        return percent

    def _note_files(self) -> None:
        """Note what was read beside the book's own folders: chapters' files, and foundations."""
        of_chapters = self._files_of_chapters()
        found = self._files_read.beside(self._book, PRESS, self._stamps.files(self._language))
        for name in found:
            of_chapter = of_chapters is None or self._book.root / name in of_chapters
            kind = "read" if of_chapter else "foundations"
            if name not in self._record[kind]:
                self._record[kind].append(name)
        self._record["code"] = self._stamps.code(self._record["foundations"])

    def _files_of_chapters(self) -> set[Path] | None:
        """Return the files that chapters were made from; None of a draft with faults."""
        path = doctrees(self._book, self._language) / READ
        if not path.is_file():
            return None
        known = json.loads(path.read_text("utf-8"))
        return {Path(path) for files in known.values() for path in files}


def _make_pdf(
    book: Book, edition: Edition, work: Path, care: Care
) -> tuple[Path, int, Sequence[str]]:
    """Return the PDF, its number of pages, and what is wrong on them, which has been printed."""
    from bookpress.press.latex import faults_on_paper, make_pdf  # noqa: PLC0415 - HTML needs no TeX
    from bookpress.press.pdf import Description, finish_pdf  # noqa: PLC0415

    language = edition.language
    environment = dict(os.environ) | {
        "SOURCE_DATE_EPOCH": str(source_date(book)),
        "FORCE_SOURCE_DATE": "1",
        "max_print_line": "1000",
    }
    tex = work / book.file_name(language, "tex")
    pdf, passes = make_pdf(tex, environment, book.root)
    faults = faults_on_paper(tex, environment, book.root)
    for fault in faults:
        say(fault)
    if faults and care is not Care.DRAFT:
        raise BookError(f"the PDF has faults a reader would see; see {tex.with_suffix('.log')}")
    progress(edition.name, f"{passes} passes of XeLaTeX")
    code = language.code
    finished = work / "finished.pdf"
    pages = finish_pdf(
        pdf,
        finished,
        Description(
            title=book.titles[code],
            author=book.authors[code],
            subject=book.descriptions[code],
            rights=book.licence,
            language=language.tag,
            cover=language.cover,
            date=datetime.fromtimestamp(source_date(book), UTC),
        ),
    )
    return finished, pages, faults
