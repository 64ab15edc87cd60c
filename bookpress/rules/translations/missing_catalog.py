"""A chapter has no catalog: readers of a translation get it in the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.facts import Place
from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._domains import (
    by_domain,
    catalogs_of,
    how_to_update,
    is_extracted,
)
from bookpress.rules.translations._policy import weighed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book


@rule("error")
def missing_catalog(book: Book) -> Iterator[Report]:
    """Yield the first document of each domain that a language of the book lacks."""
    catalogs = catalogs_of(book)
    for language in sorted({language for language, _ in catalogs}):
        severity = weighed(language, book.settings, "error")
        for domain, documents in sorted(by_domain(book).items()):
            if (language, domain) in catalogs:
                continue
            for document in documents:
                if any(is_extracted(passage, book.settings) for passage in document.passages):
                    message = f"no catalog of {language} translates this chapter"
                    advice = f"“{domain}.po” is missing; {how_to_update(book.settings)}"
                    yield Place(document.path, 1), f"{message}: {advice}", severity
                    break
