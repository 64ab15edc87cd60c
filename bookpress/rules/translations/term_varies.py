"""A term of the glossary or the term base is translated in another way than there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.rules.translations._domains import by_language
from bookpress.rules.translations._glossary import Glossary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, Catalog, MessageNote

_STEM = 4  # letters that two forms of a word have in common


@rule("warning")
def term_varies(book: Book) -> Iterator[Report]:
    """Yield messages that use a term, whose translation does not say what the term's does."""
    names = {_key(term.name) for document in book.documents for term in document.terms}
    base: dict[str, list[str]] = {}
    for term, translation in book.settings.term_base:
        base.setdefault(_key(term), []).append(translation)
    for group in by_language(book).values():
        glossary = _glossary(group, names)
        reached = Glossary(book, group)
        for note in _used(group):
            if reached.unknown(note):
                continue  # translations.unknown-term
            for name, text in note.terms:
                key = _key(name)
                wanted = base.get(key) or sorted(glossary.get(key, ()))
                own = key == _key(note.text) and key in names and key not in base
                if wanted and not own and not any(says(text, form) for form in wanted):
                    yield note.place, f"“{name}” is “{wanted[0]}” elsewhere; say the same here"


def _key(name: str) -> str:
    return "".join(name.split()).casefold()


def _used(group: list[Catalog]) -> Iterator[MessageNote]:
    for catalog in group:
        for note in catalog.messages:
            if note.translated and not note.damaged:
                yield note


def _glossary(group: list[Catalog], names: set[str]) -> dict[str, set[str]]:
    """Return the translations of the glossary's terms: the messages that are nothing else."""
    found: dict[str, set[str]] = {}
    for note in _used(group):
        key = _key(note.text)
        if key in names:
            forms = (text for name, text in note.terms if _key(name) == key)
            found.setdefault(key, set()).update(forms)
    return found


def says(text: str, wanted: str) -> bool:
    """Tell whether a text uses a translation: case, plural, hyphens and endings are free."""
    forms = {wanted, re.sub(r"\s*[(（][^()（）]*[)）]\s*", " ", wanted).strip()}
    forms |= set(re.findall(r"[(（]([^()（）]+)[)）]", wanted))
    return any(_says(text, form) for form in forms if form)


def _says(text: str, wanted: str) -> bool:
    if "".join(wanted.split()).casefold() in "".join(text.split()).casefold():
        return True
    words, said = _words(wanted), _words(text)
    if not words:
        return True
    if all(any(_akin(word, other) for other in said) for word in words):
        return True
    initials = "".join(word[0] for word in words)
    return len(words) > 1 and any(other.rstrip("s") == initials for other in said)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold().replace("z", "s"))


def _akin(word: str, other: str) -> bool:
    """Tell whether two words are forms of one."""
    if word == other:
        return True
    common = 0
    for one, two in zip(word, other, strict=False):
        if one != two:
            break
        common += 1
    return common >= _STEM and common >= max(len(word), len(other)) - 4
