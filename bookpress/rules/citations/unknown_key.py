"""A citation names a work that no .bib file holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._places import also
from bookpress.rules.rule import Report, rule
from bookpress.text.did_you_mean import nearest_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, Place


_MANY = 100  # keys: to look for what each was meant to be takes a moment


@rule("error")
def unknown_key(book: Book) -> Iterator[Report]:
    """Yield each cited key that no entry has, once, where it stands first."""
    keys = book.bibliography.keys()
    if not book.settings.bibtex or _lost(book):
        return
    folded = {key.lower() for key in keys}
    prefixes = _prefixes(book)
    places: dict[str, list[Place]] = {}
    for document in book.documents:
        for citation in document.citations:
            key = _bare(citation.key, prefixes)
            if citation.role and key not in keys and key.lower() not in folded:
                places.setdefault(citation.key, []).append(citation.place)
    if _keyless(book) >= len(places):
        return  # bibliography.syntax: the entry is there and lacks its key
    for count, (key, where) in enumerate(places.items()):
        near = _near(key, keys) if count < _MANY else ""
        yield where[0], f"{_said(book)} “{key}”{near}{also(where[1:])}"


def _lost(book: Book) -> bool:
    """Tell whether a .bib file is missing: bibliography.missing-file says so."""
    return any(t.kind == "bibliography.missing-file" for t in book.bibliography.parse_errors)


def _keyless(book: Book) -> int:
    return sum(not entry.key for entry in book.bibliography.entries)


def _prefixes(book: Book) -> list[str]:
    """Return the prefixes that reference lists give to the keys of their works."""
    lists = (one for document in book.documents for one in document.lists)
    return [value for one in lists for name, value in one.options if name == "keyprefix" and value]


def _bare(key: str, prefixes: list[str]) -> str:
    return next((key.removeprefix(p) for p in prefixes if key.startswith(p)), key)


def _said(book: Book) -> str:
    files = book.bibliography.files
    if not files:
        return "conf.py names no .bib file (bibtex_bibfiles), so there is no work"
    return f"{files[0] if len(files) == 1 else f'none of {len(files)} .bib files'} has no work"


def _near(key: str, keys: frozenset[str]) -> str:
    near = nearest_key(key, keys)
    return f"; did you mean “{near}”?" if near else ""
