"""The gate's look at a book before the press makes anything of it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

from bookpress.files.errors import CannotLook
from bookpress.gate.check import check_book
from bookpress.gate.options import read_options
from bookpress.press.book import BookError
from bookpress.report import exit_status
from bookpress.report.grouped import grouped
from bookpress.report.result import visible
from bookpress.report.text import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bookpress.languages import Language
    from bookpress.press.book import Book


class Look(NamedTuple):
    """What the gate found: the lines that it says, and whether editions may be made."""

    lines: tuple[str, ...]
    is_sound: bool  # nothing that a release must not have, by ``fail-on``
    errors: int


def look_at(book: Book, languages: Sequence[Language], *, at_the_desk: bool = False) -> Look:
    """Let the gate look: it is quicker than any build, and names places more exactly.

    Args:
        book: the book.
        languages: whose editions are asked for.
        at_the_desk: somebody is at work: what a translation lacks is no fault.

    Raises:
        BookError: the gate could not look.
    """
    codes = sorted({language.code for language in languages})
    try:
        options = read_options(book.root, {"languages": tuple(codes)})
        if at_the_desk:
            release = tuple(code for code in options.release if code not in codes)
            options = dataclasses.replace(options, release=release, draft=tuple(codes))
        result = check_book(book.root, options, conf=book.conf)
    except CannotLook as error:
        raise BookError(visible(str(error))) from None
    grave = [finding for finding in result.findings if finding.severity != "info"]
    lines = ["\n".join(said(line)) for line in grouped(grave, result.catalogs)]
    errors = sum(finding.severity == "error" for finding in grave)
    return Look(tuple(lines), exit_status(result, options) == 0, errors)
