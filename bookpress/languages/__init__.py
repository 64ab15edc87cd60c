"""The languages of a book: the one home of their codes and of every fixed word they print.

A language is a file of data, ``de.toml``; what a file must say is in ``language.py``. For others
``underneath.py`` asks CLDR and Sphinx.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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


class _Described(Mapping[str, Language]):
    """The languages that have a file, by their codes; each is read when somebody asks for it."""

    def __getitem__(self, code: str) -> Language:
        if code not in _codes():
            raise KeyError(code)
        return _read(code)

    def __iter__(self) -> Iterator[str]:
        return iter(_codes())

    def __len__(self) -> int:
        return len(_codes())


@cache
def _codes() -> tuple[str, ...]:
    return tuple(path.stem for path in sorted(DATA.glob("*.toml")) if path != SCRIPTS)


@cache
def _read(code: str) -> Language:
    return read_language(DATA / f"{code}.toml")


LANGUAGES = _Described()
CHINESE, ENGLISH = LANGUAGES["zh_CN"], LANGUAGES["en"]


def language_of(name: str) -> Language:
    """Return the language called ``name``: a Sphinx code, a BCP 47 tag or a short name.

    Raises:
        UnknownLanguageError: the press cannot typeset this language; the message is one line.
    """
    code = name.replace("-", "_")
    if code in LANGUAGES:
        return LANGUAGES[code]
    return next((one for one in LANGUAGES.values() if one.short == name), None) or _derived(name)


@cache
def _derived(name: str) -> Language:
    return derive(name, LANGUAGES)
