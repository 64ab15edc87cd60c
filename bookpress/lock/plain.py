"""Text out of a registry's answer: somebody typed it, so it may hold markup or anything else."""

from __future__ import annotations

import html
import re
import unicodedata

_TAG = re.compile(r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>")  # JATS, MathML, HTML
_LONGEST = 1000  # characters
_MOST_NAMES = 20
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_YEAR = re.compile(r"\d{4}(?!\d)")


def plain(value: object) -> str:
    """Return a text on one line without tags and entities; empty if the value is none."""
    if not isinstance(value, str):
        return ""
    text = html.unescape(_TAG.sub("", html.unescape(value)))
    seen = "".join(one if unicodedata.category(one) not in _UNSEEN else " " for one in text)
    return " ".join(seen.split())[:_LONGEST]


_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))


def texts(value: object) -> tuple[str, ...]:
    """Return the texts of a list, each once, in its order."""
    found = (plain(one) for one in value) if isinstance(value, list) else ()
    return tuple(dict.fromkeys(filter(None, found)))


def person(family: object, given: object) -> str:
    """Return a person's name with a comma between its halves."""
    return ", ".join(filter(None, (plain(family), plain(given))))


def first_names(names: list[str]) -> tuple[str, ...]:
    """Return the first of many names, which tell a work from others."""
    return tuple(filter(None, names[:_MOST_NAMES]))


def year_of(value: object) -> int:
    """Return the year that a date begins with; 0 if it has none."""
    found = _YEAR.match(str(value).strip())
    return int(found[0]) if found else 0


def doi_in(value: object) -> str:
    """Return the DOI in a text, in lower case; empty if it holds none."""
    found = _DOI.search(plain(value))
    return found[0].lower() if found else ""


def rows(value: object) -> list[dict[str, object]]:
    """Return the objects of a list; one object counts as a list of one."""
    found = [value] if isinstance(value, dict) else value
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
