"""The languages of a book: the one home of their codes and of every fixed word they print.

A language is a file of data, ``de.toml``; what a file must say is in ``language.py``. For others
``underneath.py`` asks CLDR and Sphinx.
"""

from __future__ import annotations

from functools import cache

from bookpress.languages.language import DATA, SCRIPTS, Language, Script, read_language
from bookpress.languages.underneath import UnknownLanguageError, derive

__all__ = [
    "CHINESE",
    "ENGLISH",
    "LANGUAGES",
    "Language",
    "Script",
    "UnknownLanguageError",
    "language_of",
]

LANGUAGES = {
    path.stem: read_language(path) for path in sorted(DATA.glob("*.toml")) if path != SCRIPTS
}
CHINESE, ENGLISH = LANGUAGES["zh_CN"], LANGUAGES["en"]


def language_of(name: str) -> Language:
    """Return the language called ``name``: a Sphinx code, a BCP 47 tag or a short name.

    Raises:
        UnknownLanguageError: the press cannot typeset this language; the message is one line.
    """
    for language in LANGUAGES.values():
        if name in (language.code, language.tag, language.short):
            return language
    return _derived(name)


@cache
def _derived(name: str) -> Language:
    return derive(name, LANGUAGES)
