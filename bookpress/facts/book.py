"""All facts of a book together."""

from __future__ import annotations

from dataclasses import dataclass, field

from bookpress.facts.bibliography import Bibliography
from bookpress.facts.catalog import Catalog
from bookpress.facts.page import Document
from bookpress.facts.settings import Settings
from bookpress.facts.text import ParseError


@dataclass(frozen=True, slots=True)
class Book:
    """The whole book in its own language, with its bibliography and catalogs."""

    settings: Settings
    documents: tuple[Document, ...] = ()
    bibliography: Bibliography = field(default_factory=Bibliography)
    catalogs: tuple[Catalog, ...] = ()
    files: frozenset[str] = frozenset()  # every path in the book's folder
    parse_errors: tuple[ParseError, ...] = ()  # with what pages take from other files
    links: tuple[tuple[str, str], ...] = ()  # paths in it that lead out of it, and where to
