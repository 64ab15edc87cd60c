"""Where a book keeps its things, and what its ``conf.py`` says of it."""

from __future__ import annotations

import os
import runpy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bookpress.languages import Language, language_of


class BookError(Exception):
    """The book cannot be made; the message says in one line why and what to do."""


@dataclass(frozen=True)
class Book:
    """The folders and the facts that the press needs before it starts Sphinx."""

    root: Path
    identifier: str
    languages: tuple[Language, ...]
    titles: dict[str, str]
    authors: dict[str, str]
    edition: str
    date: str  # ISO 8601, YYYY-MM-DD
    descriptions: dict[str, str]
    licence: str
    bibliographies: tuple[str, ...] = ()  # the .bib files, from the root
    locale_folders: tuple[Path, ...] = ()  # where ``<language>/LC_MESSAGES`` is looked for

    @property
    def source(self) -> Path:
        """Return the folder of the manuscript."""
        return self.root / "source"

    @property
    def locale(self) -> Path:
        """Return the folder of the catalogs."""
        return self.root / "locale"

    @property
    def build(self) -> Path:
        """Return the folder of everything that can be made again."""
        return self.root / "build"

    @property
    def work(self) -> Path:
        """Return the folder of half-made things; readers never look here."""
        return self.build / ".work"

    @property
    def translations(self) -> tuple[Language, ...]:
        """Return every language but the manuscript's."""
        return self.languages[1:]

    def file_name(self, language: Language, suffix: str) -> str:
        """Return the name under which a reader keeps an edition: ``llm-book-zh.pdf``."""
        return f"{self.identifier}-{language.short}.{suffix}"


def open_book(root: Path) -> Book:
    """Read the facts of the book in ``root``.

    Raises:
        BookError: there is no conf.py, it cannot be run, or it names an unknown language.
    """
    path = root / "conf.py"
    if not path.is_file():
        raise BookError(f"{path}: not found; run this in the folder that holds the book's conf.py")
    try:
        facts: dict[str, Any] = runpy.run_path(str(path))
    except Exception as error:
        raise BookError(f"{path}: {type(error).__name__}: {error}") from error
    codes = facts.get("book_languages") or [facts.get("language", "en")]
    try:
        languages = tuple(language_of(code) for code in codes)
    except KeyError as error:
        raise BookError(f"{path}: book_languages: {error} cannot be typeset yet") from None
    return Book(
        root=root,
        identifier=str(facts.get("book_id", "book")),
        languages=languages,
        titles=_per_language(facts.get("book_title", ""), languages),
        authors=_per_language(facts.get("book_author", ""), languages),
        edition=str(facts.get("book_edition", "")),
        date=str(facts.get("book_date", "1980-01-01")),
        descriptions=_per_language(facts.get("book_description", ""), languages),
        licence=str(facts.get("book_licence", "")),
        bibliographies=tuple(map(str, facts.get("bibtex_bibfiles", ()))),
        locale_folders=tuple(
            Path(os.path.normpath(root / "source" / folder))
            for folder in facts.get("locale_dirs", ["../locale"])
        ),
    )


def _per_language(value: str | dict[str, str], languages: tuple[Language, ...]) -> dict[str, str]:
    if isinstance(value, str):
        return {language.code: value for language in languages}
    return dict(value)
