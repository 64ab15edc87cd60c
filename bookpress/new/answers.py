"""What a new book must know of itself: given on the command line, asked, or taken as usual."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bookpress.languages import LANGUAGES, UnknownLanguageError, language_of
from bookpress.new.texts import texts_of
from bookpress.press.book import BookError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bookpress.languages import Language

LICENCE = "CC BY 4.0"
USUAL_LANGUAGE = "en"


@dataclass(frozen=True)
class Given:
    """What the command line says; empty where it is silent."""

    languages: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    licence: str = ""

    def completed(self, titles: tuple[str, ...], authors: tuple[str, ...]) -> Given:
        """Return the same with title and author of a manuscript where the command line has none."""
        return replace(self, titles=self.titles or titles, authors=self.authors or authors)


@dataclass(frozen=True)
class Answers:
    """The facts of a new book; titles and authors in the order of the languages."""

    languages: tuple[Language, ...]
    titles: tuple[str, ...]
    authors: tuple[str, ...]
    licence: str

    def in_order(self, languages: tuple[Language, ...]) -> Answers:
        """Return the same facts with the languages in another order."""
        at = [self.languages.index(language) for language in languages]
        titles = tuple(self.titles[number] for number in at)
        authors = tuple(self.authors[number] for number in at)
        return Answers(languages, titles, authors, self.licence)


def settle(given: Given, ask: Callable[[str, str], str] | None) -> Answers:
    """Return all facts of a new book.

    Args:
        given: what the command line says.
        ask: puts a question (its words, and what is taken if nothing is typed) to a person; None
            where nobody is asked.

    Raises:
        BookError: an answer cannot be used; the message is one line.
    """
    put = ask or (lambda _question, usual: usual)
    known = ", ".join(language.short for language in LANGUAGES.values())
    names = given.languages or _names(
        put(f"Languages, the manuscript’s first ({known})", USUAL_LANGUAGE)
    )
    languages = _languages(names)
    titles = _by_language(given.titles, languages, "title", put)
    authors = _by_language(given.authors, languages, "author", put)
    licence = given.licence or put("Licence", LICENCE)
    return Answers(languages, titles, authors, _line(licence, "licence"))


def unanswered(given: Given) -> list[str]:
    """Return the options that say what is still to be asked, but for those with a usual answer."""
    return [f"--{name}" for name in ("title", "author") if not getattr(given, f"{name}s")]


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").split())


def _languages(names: Sequence[str]) -> tuple[Language, ...]:
    found = []
    for name in names:
        try:
            found.append(language_of(name))
        except UnknownLanguageError as error:
            raise BookError(f"--language: {error}") from None
    if len(set(names)) < len(names) or len({one.code for one in found}) < len(found):
        raise BookError("--language names a language twice; name each once")
    if not found:
        raise BookError("a book needs a language; name one, as in --language en")
    return tuple(found)


def _by_language(
    given: tuple[str, ...],
    languages: tuple[Language, ...],
    name: str,
    put: Callable[[str, str], str],
) -> tuple[str, ...]:
    """Return a text for each language; one author stands for all."""
    if name == "author" and len(given) == 1:
        given *= len(languages)
    if given and len(given) != len(languages):
        codes = ", ".join(language.short for language in languages)
        raise BookError(
            f"--{name} is given {len(given)} times for {len(languages)} languages; "
            f"give it once for each, in their order ({codes})"
        )
    if given:
        return tuple(_line(text, name) for text in given)
    several = len(languages) > 1
    texts = []
    for language in languages:
        question = f"{name.title()} ({language.name})" if several else name.title()
        texts.append(_line(put(question, texts_of(language)[name]), name))
    return tuple(texts)


def _line(text: str, name: str) -> str:
    """Return a text without blanks around it.

    Raises:
        BookError: nothing is left, or it holds a line end or another sign that is not printed.
    """
    text = text.strip()
    if not text:
        raise BookError(f"the {name} is empty; write at least a word")
    if any(unicodedata.category(sign)[0] == "C" or sign in "\u2028\u2029" for sign in text):
        raise BookError(f"the {name} holds a sign that cannot be printed; write it on one line")
    return text
