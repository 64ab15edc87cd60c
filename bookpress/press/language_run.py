"""All work in one language, in a process of its own.

The sources are read once: the first edition leaves its doctrees, the next ones take them up.
Each edition is made aside and moved to its place when it is whole, so that a broken chapter never
costs a reader the last good edition.
"""

from __future__ import annotations

import os
import shutil
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bookpress.press.book import BookError
from bookpress.press.console import progress, say
from bookpress.press.editions import PRESS, Edition, downloads, record_path
from bookpress.press.sphinx_build import SphinxJob, doctrees, run_sphinx, source_date
from bookpress.press.stamp import (
    code_of,
    inputs_of,
    inputs_of_edition,
    read_record,
    write_record,
)

if TYPE_CHECKING:
    from pathlib import Path

    from bookpress.languages import Language
    from bookpress.press.book import Book

BUILDERS = {"html": "html", "epub": "epub", "pdf": "latex"}


def make_editions(book: Book, editions: list[Edition]) -> bool:
    """Make the editions, which are all of one language.

    Returns:
        Whether the book is without fault in this language; the faults have been printed.
    """
    language = editions[0].language
    path = record_path(book, language)
    record = _start(book, language, read_record(path))
    inputs = inputs_of(book, language, PRESS)
    try:
        for edition in editions:
            progress(edition.name, "…")
            before = time.monotonic()
            made_from = inputs_of_edition(book, edition, editions, inputs)
            pages = _make(book, edition, downloads(book, language, editions))
            seconds = time.monotonic() - before
            record["editions"][edition.format] = {
                "inputs": made_from,
                "pages": pages,
                "seconds": round(seconds, 1),
            }
            progress(edition.name, f"done in {seconds:.1f} s")
            write_record(path, record)
    except BookError as error:
        if str(error):
            say(f"{editions[0].language.short}: error: {error}")
        # Sphinx says what it finds while it reads only once. What is broken is read again.
        shutil.rmtree(doctrees(book, language), ignore_errors=True)
        return False
    return True


def _start(book: Book, language: Language, record: dict[str, Any]) -> dict[str, Any]:
    """Return the record to go on with; throw away what an older press has left."""
    code = code_of(book, PRESS)
    if record.get("code") != code:
        shutil.rmtree(book.work / language.short, ignore_errors=True)
        return {"code": code, "editions": {}}
    return record


def _make(book: Book, edition: Edition, files: list[str]) -> int | None:
    work = book.work / edition.language.short / edition.format
    builder = BUILDERS[edition.format]
    settings = {"book_downloads": files}
    if not run_sphinx(book, SphinxJob(builder, edition.language, work, settings)):
        raise BookError  # the faults have been printed, each at its place
    if edition.format == "html":
        return _publish_site(work, edition.path(book))
    if edition.format == "epub":
        _publish(work / book.file_name(edition.language, "epub"), edition.path(book))
        return None
    return _make_pdf(book, edition, work)


def _make_pdf(book: Book, edition: Edition, work: Path) -> int:
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
    if faults:
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
    _publish(finished, edition.path(book))
    return pages


def _publish(made: Path, place: Path) -> None:
    if not made.is_file():
        raise BookError(f"{made.name} was not made")
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f".{place.name}")
    shutil.copyfile(made, draft)
    draft.replace(place)


def _publish_site(made: Path, place: Path) -> int:
    """Put the new site in the place of the old one; return how many pages it has."""
    draft, old = place.with_name(f".{place.name}.new"), place.with_name(f".{place.name}.old")
    for left_over in (draft, old):
        shutil.rmtree(left_over, ignore_errors=True)
    shutil.copytree(made, draft, ignore=shutil.ignore_patterns(".buildinfo*", "objects.inv"))
    if place.exists():
        place.rename(old)
    draft.rename(place)
    shutil.rmtree(old, ignore_errors=True)
    return sum(1 for _ in place.rglob("*.html"))
