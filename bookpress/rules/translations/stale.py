"""A catalog and the manuscript no longer say the same, so that a translation is not used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.facts import Place
from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._domains import (
    by_domain,
    catalogs_of,
    domain_of,
    how_to_update,
    is_extracted,
)
from bookpress.rules.translations._policy import weighed
from bookpress.rules.translations._versions import Versions, forms, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, Catalog, Document, MessageNote, Passage

Told = tuple[Place, str]
_CONFLICT = ("<<<<<<<", ">>>>>>>")
_MANY = 1000  # messages of one chapter: to look for each in all of its text takes too long


@rule("error")
def stale(book: Book) -> Iterator[Report]:
    """Yield messages that the manuscript lost, and passages that a catalog lacks."""
    catalogs = catalogs_of(book)
    domains = by_domain(book)
    every = {domain_of(name, book.settings) for name, _ in book.settings.documents}
    for (language, domain), group in sorted(catalogs.items()):
        if any(_unread(catalog) for catalog in group):
            continue
        found: Iterator[Told] = iter(())
        if domain in domains:
            found = _compare(book, language, domains[domain], group)
        elif domain not in every:
            found = _unused(book, group)
        severity = weighed(language, book.settings, "error")
        yield from ((place, told, severity) for place, told in found)


def _unused(book: Book, group: list[Catalog]) -> Iterator[Told]:
    for catalog in group:
        if _of_manuscript(book, catalog):
            place = Place(catalog.path, catalog.header_place.line)
            advice = "move its texts, or delete it"
            yield place, f"no chapter of the book uses this catalog; {advice}"


def _unread(catalog: Catalog) -> bool:
    """Tell whether nothing was read of a catalog, or not as text, so that another rule has it."""
    return catalog.stale_mo == catalog.path or bool(catalog.parse_errors and not catalog.messages)


def _of_manuscript(book: Book, catalog: Catalog) -> bool:
    """Tell whether a catalog is no theme's and no extension's: it names pages as its sources."""
    suffixes = tuple(suffix for suffix, _ in book.settings.suffixes)
    notes = [note for note in catalog.messages if not note.obsolete]
    return any(place.path.endswith(suffixes) for note in notes for place in note.sources)


def _compare(
    book: Book,
    language: str,
    documents: list[Document],
    group: list[Catalog],
) -> Iterator[Told]:
    live = [note for catalog in group for note in catalog.messages if not note.obsolete]
    update = how_to_update(book.settings)
    notes = [note for note in live if not note.in_context]
    for note in live:
        if note.in_context and not note.damaged:
            place = Place(note.place.path, note.msgid_line)
            yield place, f"Sphinx gives no contexts (msgctxt), so nobody reads this; {update}"
    passages = [passage for document in documents for passage in document.passages]
    if any(mark in passage.text for passage in passages for mark in _CONFLICT):
        return  # two versions stand in the manuscript: markup.conflict-marks
    known = {form for passage in passages for form in forms(passage)}
    unknown = [note for note in notes if plain(note.text) not in known]
    held = {plain(note.text) for note in live}  # one in a context has been told
    lacking: dict[str, Passage] = {}
    for passage in passages:
        if is_extracted(passage, book.settings) and held.isdisjoint(forms(passage)):
            lacking.setdefault(passage.text, passage)
    versions = Versions(lacking.values(), unknown, passages, notes)
    # translations.syntax has said it; what can't be recognized may be any passage.
    damaged = [versions.take(note) for note in unknown if note.damaged]
    gone = [note for note in unknown if not note.damaged]
    yield from _gone(gone, versions, known, update)
    for passage in versions.left if None not in damaged else ():
        message = f"no catalog of {language} holds this passage; {update} and translate it"
        yield passage.place, message


def _gone(
    notes: list[MessageNote],
    versions: Versions,
    known: set[str],
    update: str,
) -> Iterator[Told]:
    """Yield the messages that the manuscript lost, or says differently now."""
    whole = "\n".join(known) if len(notes) < _MANY else ""
    for note in notes:
        place = Place(note.place.path, note.msgid_line)
        version = versions.take(note)
        if version is not None:
            where = f"{version.place.path}:{version.place.line}"
            yield place, f"the manuscript says this differently now ({where}); {update}"
        elif known and plain(note.text) not in whole and not _of_no_line(note):
            yield place, f"the manuscript no longer says this; {update}"


def _of_no_line(note: MessageNote) -> bool:
    """Tell whether a message is of no passage, but of the page as a whole: its description."""
    return bool(note.sources) and all(not place.line for place in note.sources)
