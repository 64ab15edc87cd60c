"""The editions of a book: which there are, and where a reader finds them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from bookpress.press.book import BookError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bookpress.languages import Language
    from bookpress.press.book import Book

FORMATS = ("html", "epub", "pdf")


class Care(IntEnum):
    """How much is asked of a book before its editions are published.

    An edition that was made with less care than a run asks for is made again.
    """

    DRAFT = 0  # whatever can be set, with all faults
    BUILT = 1  # nothing that Sphinx or LaTeX finds (--no-check)
    CHECKED = 2  # nor anything that the gate finds


PRESS = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Edition:
    """One finished thing: a format in a language."""

    format: str
    language: Language

    @property
    def name(self) -> str:
        """Return how we call it: ``html-zh``."""
        return f"{self.format}-{self.language.short}"

    def path(self, book: Book) -> Path:
        """Return what a reader opens: a file, or the folder of a site."""
        folder = book.build / self.format
        if self.format == "html":
            return folder / self.language.short
        return folder / book.file_name(self.language, self.format)

    def exists(self, book: Book) -> bool:
        """Tell whether it has been made."""
        path = self.path(book)
        return (path / "index.html").is_file() if self.format == "html" else path.is_file()

    def size(self, book: Book) -> int:
        """Return its size in bytes."""
        path = self.path(book)
        if path.is_file():
            return path.stat().st_size
        return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def downloads(book: Book, language: Language, asked: Iterable[Edition]) -> list[str]:
    """Return the formats that the site may link: made before, or being made with it."""
    files = [Edition(format_, language) for format_ in FORMATS if format_ != "html"]
    asked = list(asked)
    return [file.format for file in files if file in asked or file.exists(book)]


def record_path(book: Book, language: Language) -> Path:
    """Return where the last build in ``language`` is noted."""
    return book.work / language.short / "record.json"


def choose_editions(
    book: Book,
    formats: list[str] | None = None,
    languages: list[str] | None = None,
) -> list[Edition]:
    """Return the editions asked for, in the order in which they are made; all by default.

    Raises:
        BookError: there is no such format, or the book is not in such a language.
    """
    _refuse_unknown("formats", formats, FORMATS)
    _refuse_unknown("languages", languages, [language.short for language in book.languages])
    return [
        Edition(format_, language)
        for language in book.languages
        if not languages or language.short in languages
        for format_ in FORMATS
        if not formats or format_ in formats
    ]


def _refuse_unknown(kind: str, asked: Iterable[str] | None, known: Collection[str]) -> None:
    for name in asked or ():
        if name not in known:
            raise BookError(f"{name}: this book has the {kind} {', '.join(known)}")
