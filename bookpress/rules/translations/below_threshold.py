"""A language is translated less than the book asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.facts import Place
from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._domains import catalogs_of
from bookpress.text.messages import has_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, Catalog


@rule("error")
def below_threshold(book: Book) -> Iterator[Report]:
    """Yield each language whose share of translated messages is below its threshold."""
    catalogs = catalogs_of(book)
    for language, wanted in book.settings.thresholds:
        own = [c for (name, _), group in catalogs.items() if name == language for c in group]
        if not own:
            if language in book.settings.languages or not book.settings.languages:
                message = f"{language} has no catalogs, {wanted:g} % of it must be translated"
                yield Place(book.settings.configuration, 1), message
            continue
        counts = {catalog.path: _counts(catalog, book.settings.language) for catalog in own}
        done, total = map(sum, zip(*counts.values(), strict=True))
        share = 100 * done / total if total else 100.0
        if share < wanted:
            least = max(own, key=lambda catalog: counts[catalog.path][1] - counts[catalog.path][0])
            message = f"{done} of {total} messages of {language} are translated, {_down(share)} %"
            advice = f"{wanted:g} % must be; most are open in this catalog"
            yield Place(least.path, least.header_place.line), f"{message}; {advice}"


def _counts(catalog: Catalog, language: str) -> tuple[int, int]:
    """Return how many messages of a catalog are translated, and how many there are.

    One without words of the manuscript's ``language`` need not be, and counts where it is.
    """
    used = [
        note
        for note in catalog.messages
        if not note.obsolete and (note.translated or has_words(note.text, language))
    ]
    return sum(note.translated for note in used), len(used)


def _down(share: float) -> str:
    """Return a share with one decimal, cut off: 89.96 is not 90."""
    return f"{int(share * 10) / 10:g}"
