"""The terms that a translation may refer to: the manuscript's, and what a language calls them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.text.messages import has_words
from bookpress.text.roles import split_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bookpress.facts import Book, Catalog, MessageNote, Reference

_TERM = re.compile(r"(?:\{(?:std:)?term\}|:(?:std:)?term:)`([^`]+)`")


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
        catalogs = list(catalogs)
        self.translated = dict(_translated(catalogs, terms))
        self.known = {*terms, *named, *self.translated}
        done = {n.text.lower() for catalog in catalogs for n in catalog.messages if n.translated}
        language = book.settings.language
        waiting = {"".join(term.split()) for term in terms if has_words(term, language)}
        self.waiting = waiting - done  # terms that have no translation yet, without blanks

    def unknown(self, note: MessageNote) -> list[tuple[str, Reference]]:
        """Return the references of a message to terms that nobody has, with the folded words.

        Where the manuscript has as many terms that wait for a translation, the message is ahead of
        the glossary, which is at fault then; the press leads to the original (typeset/terms.py).
        """
        found = []
        for reference in note.references if note.translated and not note.damaged else ():
            key = _key(reference.target)
            if reference.role == "term" and key not in self.known and not key.startswith("!"):
                found.append((key, reference))
        originals = (split_title(text).target for text in _TERM.findall(note.text))
        waiting = sum(term.lower() in self.waiting for term in originals) if found else 0
        return found if len(found) > waiting else []


def _translated(catalogs: Iterable[Catalog], terms: set[str]) -> Iterator[tuple[str, str]]:
    squeezed = {"".join(term.split()) for term in terms}
    for catalog in catalogs:
        for note in catalog.messages:
            if note.translated and note.text.lower() in squeezed:
                yield from ((_key(said), said) for name, said in note.terms if name == note.text)


def _key(name: str) -> str:
    return " ".join(name.lower().split())
