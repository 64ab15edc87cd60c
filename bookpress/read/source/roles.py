"""Roles whose text is no plain text: entries for the index, numbers of PEPs and RFCs.

sphinx/roles.py, sphinx/util/index_entries.py, docutils/parsers/rst/roles.py.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bookpress.facts import Place, Span
    from bookpress.read.source.collected import Collected

_RULE = "markup.bad-role"
_TITLED = re.compile(r".*<(?P<target>[^<>]*)>\s*$", re.DOTALL)
_KINDS = {"single": 1, "pair": 2, "double": 2, "triple": 3, "see": 2, "seealso": 2}
# Sphinx has stopped to take these.
_OLD = ("module", "keyword", "operator", "object", "exception", "statement", "builtin")
_ENTRY = re.compile(r"!?\s*(?P<kind>[a-z]+):(?P<value>.*)", re.DOTALL)


def check_role(walk: Collected, span: Span) -> None:
    """Tell of a role whose text it can't take."""
    match = _TITLED.match(span.text)
    target = match["target"] if match else span.text
    if span.name in ("pep", "rfc"):
        number = target.partition("#")[0].strip()
        if not number.isdecimal():
            told = (
                f"“{number}” is no number: write {{{span.name}}}`8` or {{{span.name}}}`title <8>`"
            )
            walk.tell(_RULE, span.place, told)
    elif span.name == "raw":
        walk.tell(_RULE, span.place, "{raw} prints nothing by itself; write the words as they are")
    elif span.name == "index" and match:
        check_entry(walk, target, span.place)


def check_entry(walk: Collected, entry: str, place: Place) -> None:
    """Tell of an entry for the index that Sphinx leaves out."""
    match = _ENTRY.match(entry.strip())
    if match is None or match["kind"] not in {*_KINDS, *_OLD}:
        _check_kind(walk, entry.strip(), place)
        return
    kind, value = match["kind"], match["value"]
    if kind in _OLD:
        walk.tell(_RULE, place, f"the index has no “{kind}:” any more; write pair: {kind}; …")
    parts = _KINDS.get(kind, 0)
    given = [part for part in value.split(";", max(parts - 1, 0)) if part.strip()]
    if parts and len(given) < parts:
        told = (
            f"“{kind}” needs {parts} parts, and has {len(given)}: write {kind}: {_EXAMPLE[parts]}"
        )
        walk.tell(_RULE, place, told)


def _check_kind(walk: Collected, entry: str, place: Place) -> None:
    """Tell of what was perhaps meant as the kind of an entry, which the index would print."""
    match = _MEANT.match(entry)
    if match is None:
        return
    said = match["kind"]
    word = re.sub(r"\s", "", said.lower())
    near = [word] if word in _KINDS else get_close_matches(word, _KINDS, 1, _ALIKE)
    if near:
        told = f"“{said}{match['colon']}” would be printed as it stands"
        walk.tell("markup.mistyped-entry", place, f"{told}; did you mean “{near[0]}:”?")


_MEANT = re.compile(r"!?\s*(?P<kind>[A-Za-z]+|see\s+also)(?P<colon>\s*[:：])", re.IGNORECASE)
_ALIKE = 0.75  # so that “singel” is like “single”, and “signal” is not
_EXAMPLE = {1: "word", 2: "word; other", 3: "word; other; third"}
