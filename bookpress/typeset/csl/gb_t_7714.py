r"""What GB/T 7714 asks for and CSL cannot say: works for our styles of it, and their texts.

``prepared`` gives citeproc (pandoc 3.9) what it does not get wrong, and variables that our styles
alone name; ``restored`` takes its signs away. The examples of the standard that each of this is for
are in ``tests/typeset/csl/gb-t-7714-*.json``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bookpress.typeset.csl.printed import leaves

if TYPE_CHECKING:
    from collections.abc import Mapping

_ID = "<id>urn:bookpress:csl:gb-t-7714-"
_COMMA = {f"{_ID}2015": ", ", f"{_ID}2025": "，"}  # between names
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


def prepared(work: Mapping[str, Any]) -> dict[str, Any]:
    """Return a work (CSL-JSON) as citeproc sets it the way of the standard.

    * The names of bodies keep their small letters: citeproc takes them for surnames. (A name that
      is a given name alone keeps them as well, and loses what is behind a comma.)
    * Particles are a part of the surname. A comma comes before Jr, a space before letters behind a
      surname in Han.
    * ``dated`` says that more than the year is known.
    * ``numbers`` are the first and the last one of a periodical: “1957(1)-1990(4)”.
    """
    work = dict(work)
    for role in _NAMES:
        if role in work:
            work[role] = [_name(name) for name in work[role]]
    parts = work.get("issued", {}).get("date-parts", [[]])
    if len(parts[0]) > 1:
        work["dated"] = "1"
    if work["type"] == "periodical" and work.get("issue"):
        work["numbers"] = _numbers(work, [part[0] for part in parts if part and part[0]])
    return work


def _name(name: Mapping[str, Any]) -> dict[str, Any]:
    name = dict(name)
    if literal := name.get("literal"):
        return {"literal": _SMALL.sub(_move, literal)}
    if suffix := name.get("suffix"):
        name["suffix"] = f"{_COMMA_SIGN}{suffix}"
    particles = (name.pop(part, "") for part in ("dropping-particle", "non-dropping-particle"))
    if particle := " ".join(filter(None, particles)):
        name["family"] = f"{particle} {name['family']}"
    family, given = name.get("family", ""), name.get("given", "")
    if _HAN_AT_END.search(family) and _IN_LETTERS.match(given):
        initials = (word[0].upper() for word in re.split(r"[\s.-]+", given) if word)
        return {"literal": " ".join((family, *initials))}
    return name


def _move(letter: re.Match[str]) -> str:
    moved = _PLANE + ord(letter[0])
    return chr(moved) if letter[0].upper() != letter[0] and moved <= _LAST else letter[0]


def _numbers(work: Mapping[str, Any], years: list[Any]) -> str:
    """Return “1984, 1(1)-” of a periodical from the years, volumes and issues of both its ends."""
    ends = [re.split(r"\s*[-–—/]+\s*", work.get(name, "")) for name in ("volume", "issue")]
    told = []
    for at, year in enumerate(years or [""]):
        volume, issue = (end[at] if at < len(end) else "" for end in ends)
        told.append(", ".join(filter(None, (str(year), volume))) + (f"({issue})" if issue else ""))
    return "-".join(told) + ("-" if len(told) == 1 else "")


def restored(inlines: list[dict[str, Any]], style: str) -> None:
    """Take away the signs that ``prepared`` put into names; ``inlines`` change in place."""
    comma = next(sign for name, sign in _COMMA.items() if name in style)
    before: dict[str, Any] = {"c": ""}
    for leaf in leaves(inlines):
        text = leaf["c"]
        if text.startswith(_COMMA_SIGN):
            before["c"] = before["c"].rstrip()
        text = re.sub(rf"\s*{_COMMA_SIGN}", comma, text)
        leaf["c"] = _MOVED.sub(lambda letter: chr(ord(letter[0]) - _PLANE), text)
        before = leaf
