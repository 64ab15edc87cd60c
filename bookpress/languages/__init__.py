"""The languages of a book: the one home of their codes and of every fixed word they print."""

from __future__ import annotations

from bookpress.languages.en import ENGLISH
from bookpress.languages.language import Language
from bookpress.languages.zh_cn import CHINESE

__all__ = ["CHINESE", "ENGLISH", "LANGUAGES", "Language", "language_of"]

LANGUAGES = {language.code: language for language in (CHINESE, ENGLISH)}


def language_of(name: str) -> Language:
    """Return the language called ``name``: a Sphinx code, a BCP 47 tag or a short name.

    Raises:
        KeyError: the press cannot typeset this language yet.
    """
    for language in LANGUAGES.values():
        if name in (language.code, language.tag, language.short):
            return language
    raise KeyError(name)
