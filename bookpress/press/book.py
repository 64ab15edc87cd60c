"""Where a book keeps its things, and what its ``conf.py`` says of it."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bookpress.files.cache import FOLDER, Cache
from bookpress.files.errors import CannotLook
from bookpress.files.packing import pack, unpack
from bookpress.languages import Language, UnknownLanguageError, language_of
from bookpress.read.conf import ask_sphinx
from bookpress.read.conf.answer import Conf
from bookpress.read.conf.questions import LEFT_ALONE, OTHER_PYTHON

if TYPE_CHECKING:
    from collections.abc import Iterable

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class BookError(Exception):
    """The book cannot be made; the message says in one line why and what to do."""


@dataclass(frozen=True)
class Book:
    """The folders and the facts that the press needs before it starts Sphinx."""

    root: Path
    conf: Conf
    languages: tuple[Language, ...]
    titles: dict[str, str]  # by the code of a language, as are the next two
    authors: dict[str, str]
    descriptions: dict[str, str]

    @property
    def identifier(self) -> str:
        """Return the name that the files of the editions begin with."""
        return self.conf.book.identifier

    @property
    def edition(self) -> str:
        """Return which edition of the book this is; empty where conf.py does not say."""
        return self.conf.book.edition

    @property
    def date(self) -> str:
        """Return the day of this edition, YYYY-MM-DD; empty where conf.py does not say."""
        return self.conf.book.date

    @property
    def licence(self) -> str:
        """Return under which licence the book is; empty where conf.py does not say."""
        return self.conf.book.licence

    @property
    def configuration(self) -> Path:
        """Return the folder of conf.py."""
        return Path(self.conf.configuration)

    @property
    def source(self) -> Path:
        """Return the folder of the manuscript."""
        return Path(self.conf.source)

    @property
    def locale_folders(self) -> tuple[Path, ...]:
        """Return the folders of the catalogs; new ones go into the first."""
        return tuple(map(Path, self.conf.locale_folders))

    @property
    def bibliographies(self) -> tuple[Path, ...]:
        """Return the .bib files."""
        return tuple(map(Path, self.conf.bib_files))

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

    def shown(self, path: Path) -> str:
        """Return how a message names a file: from the book's folder, where it lies there."""
        return str(path.relative_to(self.root) if path.is_relative_to(self.root) else path)


def open_book(root: Path, answer: Path | None = None) -> Book:
    """Return the book in ``root``.

    Args:
        root: the folder with conf.py, or with the folder that holds it.
        answer: what ``keep_answer`` has written in this run, so that Sphinx is not asked again.

    Raises:
        BookError: there is no conf.py, Sphinx cannot use it, or a fact is missing or mistyped.
    """
    try:
        if answer:
            conf = _read_answer(answer)
        else:  # asked of the Python that will build
            cache = Cache(root / FOLDER, root)
            conf = ask_sphinx(root, cache, python=Path(sys.executable))
    except CannotLook as error:
        raise BookError(str(error)) from None
    if conf.notices:
        raise BookError(_what_is_missing(conf.notices[0]))
    facts = conf.book
    languages = tuple(_languages(facts.languages))
    if facts.date and not _DATE.fullmatch(facts.date):
        raise BookError(f"conf.py: book_date is “{facts.date}”; write it as 2026-01-31")
    return Book(
        root=root,
        conf=conf,
        languages=languages,
        titles=_texts("book_title", facts.titles, languages),
        authors=_texts("book_author", facts.authors, languages),
        descriptions=_texts("book_description", facts.descriptions, languages),
    )


def _what_is_missing(notice: str) -> str:
    """Return what the gate can do without, with the advice that helps the press."""
    what = notice.removesuffix(f"; {LEFT_ALONE}").replace(OTHER_PYTHON, "")
    return f"{what}; the press needs all of it"


def keep_answer(book: Book) -> Path:
    """Write what conf.py says where the processes that this run starts can read it."""
    path = book.work / "conf.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(pack(book.conf)), "utf-8")
    return path


def _read_answer(path: Path) -> Conf:
    conf: Conf = unpack(Conf, json.loads(path.read_text("utf-8")))
    return conf


def _languages(codes: Iterable[str]) -> Iterable[Language]:
    for code in codes:
        try:
            yield language_of(code)
        except UnknownLanguageError as error:
            raise BookError(f"conf.py: {error}") from None


# What a cover and a title page hold.
_NEEDED = {"book_title": '"The title"', "book_author": '"Who wrote it"'}


def _texts(
    name: str, texts: tuple[tuple[str, str], ...], languages: tuple[Language, ...]
) -> dict[str, str]:
    """Return a fact by language; one that is the same for all has "" in ``texts``."""
    given = dict(texts)
    if name in _NEEDED and not any(text.strip() for text in given.values()):
        raise BookError(f"conf.py: {name} is missing; write {name} = {_NEEDED[name]}")
    if set(given) <= {""}:
        return {language.code: given.get("", "") for language in languages}
    for language in languages:
        if language.code not in given:
            raise BookError(f"conf.py: {name} has no text for “{language.code}”; add it")
    return given
