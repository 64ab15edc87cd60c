"""Lays out the small book of a language, and says what its editions must show."""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bookpress.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

BOOKS = Path(__file__).with_name("books")
CODES = tuple(sorted(path.name for path in BOOKS.iterdir() if path.is_dir()))
CONF = """extensions = ["bookpress"]
language = {languages[0]!r}
bibtex_bibfiles = ["refs.bib"]
book_id = "set"
book_languages = {languages!r}
book_title = {title!r}
book_author = {author!r}
book_readings = {readings!r}
book_edition = "1"
book_date = "2026-03-01"
book_licence = "CC BY 4.0"
"""


@dataclass(frozen=True)
class Facts:
    """A book's title and author, its index in the order of the language, and the readings."""

    title: str
    author: str
    index: list[str]
    readings: Mapping[str, str]


def facts_of(code: str) -> Facts:
    """Return what the book in a language says of itself."""
    data = tomllib.loads((BOOKS / code / "facts.toml").read_text("utf-8"))
    return Facts(data["title"], data["author"], data["index"], data.get("readings", {}))


def lay_out(code: str, folder: Path, *translations: str) -> Path:
    """Write the book of a language; its translations have no catalogs."""
    shutil.copytree(BOOKS / code, folder / "source", ignore=shutil.ignore_patterns("*.toml"))
    shutil.copy(BOOKS / "lines.svg", folder / "source")
    shutil.copy(BOOKS / "refs.bib", folder)
    facts = facts_of(code)
    texts = {"title": facts.title, "author": facts.author, "readings": dict(facts.readings)}
    conf = CONF.format(languages=[code, *translations], **texts)
    (folder / "conf.py").write_text(conf, "utf-8")
    return folder


def file_of(book: Path, code: str, suffix: str) -> Path:
    """Return a finished edition."""
    return book / "build" / suffix / f"set-{LANGUAGES[code].short}.{suffix}"
