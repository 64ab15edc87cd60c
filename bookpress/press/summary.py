"""What stands at the end of a build: each edition with its size, pages, time and path."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bookpress.press.console import say
from bookpress.press.editions import Care, Edition, choose_editions, record_path
from bookpress.press.up_to_date import read_record

if TYPE_CHECKING:
    from bookpress.press.book import Book

COLUMNS = "{:<9} {:>9} {:>6} {:>8}  {}{}"


def print_summary(book: Book, asked: list[Edition], made: list[Edition]) -> None:
    """Print one line for each edition that there is.

    Args:
        book: the book.
        asked: the editions that this run was asked for, which are up to date now.
        made: those of them that were made anew; where it made none, nothing is said of that.
    """
    say(COLUMNS.format("edition", "size", "pages", "time", "path", ""))
    for edition in choose_editions(book):
        if edition.exists(book):
            kept = "not made anew" if edition not in asked else "up to date"
            say(_line(book, edition, "" if edition in (made or asked) else kept))
    say(f"Begin here: {_shown(book.build / 'index.html')}")


def _line(book: Book, edition: Edition, kept: str) -> str:
    record = read_record(record_path(book, edition.language)).get("editions", {})
    made = record.get(edition.format, {})
    path = edition.path(book)
    if edition.format == "html":
        path /= "index.html"
    return COLUMNS.format(
        edition.name,
        _size(edition.size(book)),
        made.get("pages") or "",
        f"{made['seconds']:.1f} s" if "seconds" in made else "",
        _shown(path),
        _remark(made, kept),
    )


def _remark(made: dict[str, Any], kept: str) -> str:
    """Return what keeps an edition from being a new release: `` (draft, 62 % translated)``."""
    is_draft = made.get("care") == Care.DRAFT or made.get("state") == "draft"
    percent = made.get("percent")
    remarks = ["draft"] if is_draft else []
    remarks += [f"{percent} % translated"] if percent is not None else []
    remarks += [kept] if kept else []
    return f" ({', '.join(remarks)})" if remarks else ""


def _size(count: int) -> str:
    mebibyte = 1024 * 1024
    if count >= mebibyte:
        return f"{count / mebibyte:.1f} MiB"
    return f"{count / 1024:.0f} KiB"


def _shown(path: Path) -> str:
    here = Path.cwd()
    return os.path.relpath(path, here) if path.is_relative_to(here) else str(path)
