"""A translation refers to a term that the glossary has neither in its own language nor in this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._domains import by_language
from bookpress.rules.translations._glossary import Glossary
from bookpress.text.did_you_mean import nearest_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book


@rule("error")
def unknown_term(book: Book) -> Iterator[Report]:
    """Yield each ``{term}`` of a msgstr that leads nowhere."""
    for catalogs in by_language(book).values():
        glossary = Glossary(book, catalogs)
        for catalog in catalogs:
            for note in catalog.messages:
                for key, reference in glossary.unknown(note):
                    near = nearest_key(key, glossary.translated)
                    advice = f"; did you mean “{glossary.translated[near]}”?" if near else ""
                    yield reference.place, f"the glossary has no term “{reference.target}”{advice}"
