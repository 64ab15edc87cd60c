"""Emphasis that Markdown leaves as it stands, because of the characters around its marks.

CommonMark 0.31, section 6.2: a mark between a letter and punctuation opens or closes nothing, and
for it Han is a letter, ``“`` and ``（`` are punctuation. The press reads them as authors mean them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.chinese.characters import has_wide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Settings
    from bookpress.rules._flow import Flow

_PAIR = re.compile(
    r"(?P<mark>\*\*\*|\*\*|(?<!\*)\*(?!\*)|(?<![\w_])__(?!_)|~~)(?=\S)(?P<inner>[^\n]+?)(?<=\S)(?P=mark)",
)


def dead_emphasis_in(text: Flow, settings: Settings) -> Iterator[re.Match[str]]:
    """Yield each pair of marks around a text that was meant to be emphasised and is not."""
    if settings.press:
        return
    extensions = dict(settings.myst).get("enable_extensions") or ()
    struck = isinstance(extensions, list | tuple | set) and "strikethrough" in extensions
    for match in _PAIR.finditer(text.text):
        around = text.text[max(match.start() - 1, 0) : match.end() + 1]
        if match["mark"] == "~~" and not struck:
            continue
        if match["mark"] == "__" and len(match["inner"]) == 1:
            continue  # __年__月: blanks to fill in
        if has_wide(around) and "*" not in match["inner"]:
            yield match
