"""A person’s name stands in braces, which make an institution of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.bibliography._chinese_names import parted_wrongly
from bookpress.rules.bibliography._entries import fields_called
from bookpress.rules.rule import Report, rule
from bookpress.text.chinese.names import in_one_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography

_IN_BRACES = re.compile(r"(?:^|(?<=\sand))\s*(\{[^{}]*\})(?=\s+and\s|\s*$)")


@rule("warning")
def name_in_braces(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each name that is plainly a person’s and in braces of its own."""
    for _, field in fields_called(bibliography, "author", "editor", "translator", "bookauthor"):
        for name in _IN_BRACES.findall(field.value):
            right = in_one_form(name)
            if right != name and not parted_wrongly(name[1:-1]):
                fault = f"the braces of “{name}” make an institution of a person"
                yield field.place, f"{field.name}: {fault}: write “{right}”"
