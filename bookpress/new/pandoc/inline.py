"""Running text of pandoc's Markdown: what is to be passed over as it stands."""

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
