"""``make catalogs``: from the manuscript to the translators' catalogs."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from babel.messages.plurals import get_plural

from bookpress.press.catalogs import CatalogState, update_catalogs
from bookpress.press.console import say
from bookpress.press.sphinx_build import NO_DATE, SphinxJob, run_sphinx

if TYPE_CHECKING:
    from pathlib import Path

    from bookpress.languages import Language
    from bookpress.press.book import Book


def refresh_catalogs(book: Book) -> int:
    """Extract all messages, update every catalog, and print how far each is translated.

    Returns:
        The exit status: 0, or 1 when the manuscript has faults (they have been printed).

    Raises:
        BookError: a catalog has faults; nothing has been written then.
        WriteError: a catalog could not be written.
    """
    templates = book.work / "gettext"
    shutil.rmtree(templates, ignore_errors=True)
    job = SphinxJob(
        builder="gettext",
        language=book.languages[0],
        output=templates,
        doctrees=book.work / "gettext-doctrees",  # it numbers the messages in its own way
    )
    if run_sphinx(book, job) != 0:
        return 1
    headers = {language.code: _header(book, language) for language in book.translations}
    states = update_catalogs(book.root, book.locale_folders, templates, headers)
    _report(book.root, states)
    return 0


def _header(book: Book, language: Language) -> dict[str, str]:
    return {
        "Project-Id-Version": f"{book.identifier} {book.edition}",
        "Report-Msgid-Bugs-To": "",
        "PO-Revision-Date": f"{book.date or NO_DATE} 00:00+0000",
        "Last-Translator": book.authors[language.code],
        "Language-Team": language.name,
        "Language": language.code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": get_plural(language.code).plural_forms,
    }


def _report(root: Path, states: list[CatalogState]) -> None:
    for state in states:
        total = state.translated + state.fuzzy + state.untranslated
        share = "all" if state.translated == total else f"{state.translated} of"
        note = f", {state.fuzzy} to be looked at again" if state.fuzzy else ""
        change = "updated" if state.changed else "as it was"
        say(f"{state.path.relative_to(root)}: {share} {total} translated{note} ({change})")
