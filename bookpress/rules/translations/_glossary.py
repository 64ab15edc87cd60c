"""The terms that a translation may refer to: the manuscript's, and what a language calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bookpress.facts import Book, Catalog, MessageNote, Reference


class Glossary:
    """What ``{term}`` reaches in one language; ``translated`` as written, by the folded words."""

    def __init__(self, book: Book, catalogs: Iterable[Catalog]) -> None:
        """Take the glossary of the book, and the catalogs of a language."""
        terms = {_key(term.name) for document in book.documents for term in document.terms}
        # What the manuscript lacks is told there: crossrefs.missing-term.
        named = {
            _key(reference.target)
            for document in book.documents
            for reference in document.references
            if reference.role == "term"
        }
        self.translated = dict(_translated(catalogs, terms))
        self.known = {*terms, *named, *self.translated}

    def unknown(self, note: MessageNote) -> Iterator[tuple[str, Reference]]:
        """Yield the references of a message to terms that nobody has, with the folded words."""
        for reference in note.references if note.translated and not note.damaged else ():
            key = _key(reference.target)
            if reference.role == "term" and key not in self.known and not key.startswith("!"):
                yield key, reference


def _translated(catalogs: Iterable[Catalog], terms: set[str]) -> Iterator[tuple[str, str]]:
    squeezed = {"".join(term.split()) for term in terms}
    for catalog in catalogs:
        for note in catalog.messages:
            if note.translated and note.text.lower() in squeezed:
                yield from ((_key(said), said) for name, said in note.terms if name == note.text)


def _key(name: str) -> str:
    return " ".join(name.lower().split())
