"""What the manuscript of a chapter holds, counted in its source."""

from __future__ import annotations

import re

from pybtex.database import parse_file

from tests.conftest import ROOT

WORKS = parse_file(str(ROOT / "refs.bib")).entries
FLOATS = {
    "figure": r"^:::\{figure\}",
    "table": r"^:::\{table\}",
    "listing": r"^:::\{literalinclude\}(?:(?!^:::$).)*?^:caption:",
}


def source(number: int) -> str:
    """Return the text of a chapter."""
    return (ROOT / f"source/ch{number}/index.md").read_text("utf-8")


def cited(number: int) -> set[str]:
    """Return the keys that a chapter cites."""
    roles = re.findall(r"\{cite\}`([^`]+)`", source(number))
    return {key.strip() for role in roles for key in role.split(",")}


def notes(number: int) -> list[str]:
    """Return the names of a chapter's footnotes."""
    return re.findall(r"^\[\^([^\]]+)\]:", source(number), re.MULTILINE)


def floats(number: int, kind: str) -> int:
    """Return how many figures, tables or listings with captions a chapter has."""
    return len(re.findall(FLOATS[kind], source(number), re.MULTILINE | re.DOTALL))


def first_author(key: str) -> tuple[str, str]:
    """Return the name of a work's first author as it is printed, and the name to sort by."""
    person = WORKS[key].persons["author"][0]
    first = " ".join([*person.first_names, *person.middle_names])
    last = " ".join([*person.prelast_names, *person.last_names])
    return f"{first} {last}".strip().replace("{", "").replace("}", ""), last.strip("{}")
