"""Running text of pandoc: what is to be passed over, and what is only written otherwise."""

from __future__ import annotations

import re

_SKIPPED = re.compile(
    r"""
    \\. |                                     # an escape
    (?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`) |  # code
    \$\$.+?\$\$ |                             # a display
    \$(?=\S)[^$\n]*?(?:\n[^$\n]+?)*?(?<![\s\\])\$(?!\d) |  # a formula
    <[A-Za-z][^<>\s]*:[^<>\s]*> | <[^<>\s@]+@[^<>\s]+> |  # an address
    </?[A-Za-z][^<>]*> | <!--.*?--> |         # HTML
    https?://[^\s<>]* |
    (?<=\])\([^()]*(?:\([^()]*\)[^()]*)*\) |  # where a link leads
    \{\{<.*?>\}\} | \{[^{}\n]*\}              # a short code of Quarto, attributes
    """,
    re.VERBOSE | re.DOTALL,
)


def skipped(text: str, at: int) -> int:
    """Return where what stands at ``at`` ends, if it is to be passed over; otherwise 0."""
    found = _SKIPPED.match(text, at)
    return found.end() if found else 0


def closing_bracket(text: str, at: int) -> int:
    """Return the place behind the bracket that closes the one at ``at``; 0 if there is none."""
    depth, place = 0, at
    while place < len(text):
        if text[place] == "[":
            depth += 1
        elif text[place] == "]":
            depth -= 1
            if depth == 0:
                return place + 1
        place = skipped(text, place) or place + 1
    return 0


_LINKED_PAGE = re.compile(r"\((?P<page>[^()\s:]+)\.qmd(?P<place>#[^()\s]*)?\)")
_SMALL = re.compile(r"(?<!~)~(?P<sub>[^\s~]+)~(?!~)|\^(?P<sup>[^\s^\[\]]+)\^")


def rewrite(text: str) -> str:
    """Return the text of a block with MyST's links to pages, and its small figures.

    ``[x](other.qmd)`` becomes ``[x](other.md)``; ``H~2~O`` gets ``{sub}``, ``m^2^`` ``{sup}``.
    """
    pieces, at = [], 0
    while at < len(text):
        end = skipped(text, at)
        small = None if end else _SMALL.match(text, at)
        if small:
            role = "sub" if small["sub"] else "sup"
            pieces.append(f"{{{role}}}`{small[role]}`")
            at = small.end()
            continue
        end = end or at + 1
        linked = _LINKED_PAGE.fullmatch(text, at, end)
        pieces.append(linked.expand(r"(\g<page>.md\g<place>)") if linked else text[at:end])
        at = end
    return "".join(pieces)
