"""What is left to do in an entry that citeproc has set: signs of ours become words, or go.

citeproc (pandoc 3.9) knows no name that stands for others: it prints whatever stands there as one
name more. So ``names`` leaves a sign, and here it becomes the “et al.” of the work's language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bookpress.typeset.csl.markup import GUARD
from bookpress.typeset.csl.names import OTHERS, OTHERS_OF_ONE

if TYPE_CHECKING:
    from collections.abc import Iterator

Inline = dict[str, Any]
# What joins the last name to those before it in CSL's locales.
_AND = "and und et y e i en och og ja a ve és și и та і και"
_JOINED = re.compile(
    r"(?P<delimiter>\s*[,，、;；]\s*)?\s*"
    rf"(?:(?<!\w)(?:{'|'.join(_AND.split())}|&)|[和與与及と및])?\s*$"
)
_SIGN = re.compile(f"[{OTHERS}{OTHERS_OF_ONE}]")
_EAST_ASIAN = re.compile(r"[\u3000-\u9fff\uac00-\ud7a3\uff00-\uffef]")


def finish(inlines: list[Inline], et_al: str, *, always_delimiter: bool = False) -> None:
    """Write “et al.” where others are meant, and take the guards away; ``inlines`` change in place.

    Args:
        inlines: an entry or a citation, as pandoc's JSON has it.
        et_al: the words, in the language of the work.
        always_delimiter: whether a comma stands before them behind one name, too (CSL's
            ``delimiter-precedes-et-al="always"``).
    """
    found = list(leaves(inlines))
    for at, leaf in enumerate(found):
        leaf["c"] = leaf["c"].replace(GUARD, "")
        while sign := _SIGN.search(leaf["c"]):
            after = leaf["c"][sign.end() :]
            leaf["c"] = leaf["c"][: sign.start()]
            delimiter = _cut_joint(found[: at + 1])
            named = any(one["c"].strip() for one in found[: at + 1])
            gap = " " if named and not _EAST_ASIAN.match(et_al) else ""
            if delimiter and (always_delimiter or sign[0] == OTHERS):
                gap = delimiter
            leaf["c"] += f"{gap}{et_al}"
            if et_al.endswith("."):
                after = _without_stop(after, found[at + 1 :])
            leaf["c"] += after


def _without_stop(after: str, following: list[Inline]) -> str:
    """Return what follows “et al.” without a full stop of its own."""
    if not after and following:
        following[0]["c"] = following[0]["c"].removeprefix(".")
    return after.removeprefix(".")


def link(inlines: list[Inline], words: str, address: str) -> None:
    """Make a link of ``words`` where they stand among the plain words of an entry."""
    for at, one in enumerate(inlines):
        if one["t"] == "Str" and words in one["c"]:
            before, after = one["c"].split(words, 1)
            target: Inline = {"t": "Link", "c": [["", [], []], [_word(words)], [address, ""]]}
            inlines[at : at + 1] = [_word(before), target, _word(after)]
            return
        if one["t"] == "Span":
            link(one["c"][1], words, address)


def _word(text: str) -> Inline:
    return {"t": "Str", "c": text}


def _cut_joint(leaves: list[Inline]) -> str:
    """Cut what joins the sign for others to the names before it; return its delimiter."""
    match = _JOINED.search("".join(leaf["c"] for leaf in leaves))
    surplus = len(match[0]) if match else 0
    for leaf in reversed(leaves):
        kept = max(len(leaf["c"]) - surplus, 0)
        surplus -= len(leaf["c"]) - kept
        leaf["c"] = leaf["c"][:kept]
    return (match["delimiter"] or "") if match else ""


def leaves(inlines: list[Any]) -> Iterator[Inline]:
    """Yield the words and blanks of pandoc's inlines in their order, each blank made a word."""
    for one in inlines:
        if not isinstance(one, dict):
            if isinstance(one, list):
                yield from leaves(one)
        elif one["t"] == "Str":
            yield one
        elif one["t"] in ("Space", "SoftBreak"):
            one["t"] = "Str"
            one["c"] = " "
            yield one
        else:
            yield from leaves(one.get("c") or [])
