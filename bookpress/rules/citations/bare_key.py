"""The key of a work stands in the text as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book


# p4est and HK04 name things in the text, too; a year or a colon stands in no word.
_IS_KEY = re.compile(r"(?:19|20)[0-9]{2}|[0-9].*:|:.*[0-9]")
_HEAD = re.compile(r"(?:foot)?cite(?:[a-z]?:)?|(?:[A-Za-z]+:)+")


@rule("warning")
def bare_key(book: Book) -> Iterator[Report]:
    """Yield each word of the prose that is a key of the bibliography with a year in it."""
    keys = {key for key in frozenset(book.bibliography.keys()) if _IS_KEY.search(key)}
    for document in book.documents:
        for word, place in document.keylike:
            key = _key(word, keys)
            if key:
                yield place, f"readers would see the key “{key}”: write {{cite}}`{key}`"


def _key(word: str, keys: set[str]) -> str:
    """Return the key that a word is, or begins or ends with: a/b, cite:a, ref:a, citea."""
    whole = word.rstrip(".:,")
    if whole in keys:
        return whole
    parts = whole.split("/")
    if len(parts) > 1 and keys.issuperset(parts):
        return parts[0]
    head = _HEAD.match(whole)
    rest = whole[head.end() :] if head else ""
    return rest if rest in keys else ""
