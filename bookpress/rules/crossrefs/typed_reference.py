"""The number of a chapter, figure or table was typed where a reference belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.crossrefs._contents import chapters
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book, Severity


_CHAPTER = re.compile(r"第[^.．]+章|Chapter.[0-9]+", re.IGNORECASE)
_COUNT = re.compile("[0-9０-９]+|[一二三四五六七八九十]+")
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")}


@rule("warning")
def typed_reference(book: Book) -> Iterator[Report]:
    """Yield each typed number; one of a chapter that does not exist is an error.

    In public books most are numbers of other works, so that without the press it is an info.
    """
    as_usual: Severity = "warning" if book.settings.press else "info"
    in_order = chapters(book)
    for document in book.documents:
        headings = {heading.place.line for heading in document.headings}
        for text, place in document.typed:
            if place.line in headings and place.path == document.path:
                continue
            match = _CHAPTER.fullmatch(text)
            number = max(map(_number, _COUNT.findall(text)), default=0)
            if match and in_order and number > len(in_order):
                told = f"there is no “{text}”: chapters end with {len(in_order)}"
                yield place, f"{told}; write {{numref}}`label`", "error"
            else:
                role = "{ref} or {numref}" if match or "节" in text else "{numref}"
                yield place, f"“{text}” will not follow the numbers: write {role}`label`", as_usual


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    value = (_DIGITS.get(tens, 1) * 10) if ten else 0
    return value + _DIGITS.get(ones, 0)
