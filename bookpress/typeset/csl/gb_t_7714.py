"""What GB/T 7714 asks for and CSL cannot say: works for our styles of it, and their texts.

``prepared`` gives citeproc (pandoc 3.9) what it does not get wrong, and variables that our styles
alone name; ``restored`` takes its signs away. The examples of the standard that each of this is for
are in ``tests/typeset/csl/gb-t-7714-*.json``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from bookpress.typeset.csl.printed import leaves

if TYPE_CHECKING:
    from collections.abc import Mapping

_ID = "<id>urn:bookpress:csl:gb-t-7714-"


class _Signs(NamedTuple):
    comma: str
    before_issue: str
    behind_issue: str
    to: str


_OF_2015, _OF_2025 = _Signs(", ", "(", ")", "-"), _Signs("，", "（", "）", "—")
_NAMES = ("author", "editor", "translator", "container-author", "contributor", "recipient")
_COMMA_SIGN = "\ue002"
# A small letter that stays one, moved to a plane of private use.
_PLANE, _LAST = 0xF0000, 0xFFFFD
_SMALL = re.compile(r"[^\W\d_A-Z]")
_MOVED = re.compile(f"[{chr(_PLANE)}-{chr(_LAST)}]")
_HAN_AT_END = re.compile(r"[\u3400-\u9fff]$")
_IN_LETTERS = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u04ff]")


def is_gb_t_7714(style: str) -> bool:
    """Tell whether the text of a style is one of ours for GB/T 7714."""
    return _ID in style


def _signs(style: str) -> _Signs:
    return _OF_2025 if f"{_ID}2025" in style else _OF_2015


def prepared(work: Mapping[str, Any], style: str) -> dict[str, Any]:
    """Return a work (CSL-JSON) as citeproc sets it the way of the standard, in a style (its text).

    * The names of bodies keep their small letters: citeproc takes them for surnames. (A name that
      is a given name alone keeps them as well, and loses what is behind a comma.)
    * Particles are a part of the surname. A comma comes before Jr, a space before letters behind a
      surname in Han.
    * ``dated`` says that more than the year is known.
    * ``numbers`` are those of a periodical: 1957(1)-1990(4), of one that goes on 1984, 1(1)-.
    """
    work = dict(work)
    for role in _NAMES:
        if role in work:
            work[role] = [_name(name) for name in work[role]]
    parts = work.get("issued", {}).get("date-parts", [[]])
    if len(parts[0]) > 1:
        work["dated"] = "1"
    if work["type"] == "periodical" and work.get("issue"):
        work["numbers"] = _numbers(work, [part[0] if part else 0 for part in parts], _signs(style))
    return work


def _name(name: Mapping[str, Any]) -> dict[str, Any]:
    name = dict(name)
    if literal := name.get("literal"):
        return {"literal": _SMALL.sub(_move, literal)}
    if suffix := name.get("suffix"):
        name["suffix"] = f"{_COMMA_SIGN}{suffix}"
    particles = (name.pop(part, "") for part in ("dropping-particle", "non-dropping-particle"))
    if particle := " ".join(filter(None, particles)):
        name["family"] = f"{particle} {name.get('family', '')}".strip()
    family, given = name.get("family", ""), name.get("given", "")
    if _HAN_AT_END.search(family) and _IN_LETTERS.match(given):
        initials = (word[0].upper() for word in re.split(r"[\s.-]+", given) if word)
        return {"literal": " ".join((family, *initials))}
    return name


def _move(letter: re.Match[str]) -> str:
    moved = _PLANE + ord(letter[0])
    return chr(moved) if letter[0].upper() != letter[0] and moved <= _LAST else letter[0]


def _numbers(work: Mapping[str, Any], years: list[int], signs: _Signs) -> str:
    """Return the numbers of a periodical; a year of 0 is none, or an end that is still to come."""
    ends = [re.split(r"\s*[-–—/]+\s*", work.get(name, "")) for name in ("volume", "issue")]
    told = []
    for at, year in enumerate(years):
        volume, issue = (end[at] if at < len(end) else "" for end in ends)
        number = f"{signs.before_issue}{issue}{signs.behind_issue}" if issue else ""
        told.append(signs.comma.join(filter(None, (str(year or ""), volume))) + number)
    return signs.to.join(told)


def restored(inlines: list[dict[str, Any]], style: str) -> None:
    """Take away the signs that ``prepared`` put into names; ``inlines`` change in place."""
    comma = _signs(style).comma
    before: dict[str, Any] = {"c": ""}
    for leaf in leaves(inlines):
        text = leaf["c"]
        if text.startswith(_COMMA_SIGN):
            before["c"] = before["c"].rstrip()
        text = re.sub(rf"\s*{_COMMA_SIGN}", comma, text)
        leaf["c"] = _MOVED.sub(lambda letter: chr(ord(letter[0]) - _PLANE), text)
        before = leaf
