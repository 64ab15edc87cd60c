"""What of HTML paper cannot show, and its pictures: the gate and the press see the same."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Elements that play, run or draw (HTML, 4.8 and 4.12); fields of forms but for a tick.
LOST = frozenset(
    ("audio", "canvas", "embed", "iframe", "math", "object", "select", "svg", "textarea", "video")
)
UNSEEN = frozenset(("head", "link", "meta", "noscript", "script", "style", "template", "title"))
_HIDDEN = re.compile(r"<!--.*?-->|<(script|style|template)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_IMAGE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_SOURCE = re.compile(r"""\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_ELEMENT = re.compile(rf"<({'|'.join(sorted(LOST))})(?=[\s/>])", re.IGNORECASE)


def lost_on_paper(html: str) -> str:
    """Return the name of the first element in ``html`` that no page can show; or nothing."""
    found = _ELEMENT.search(_HIDDEN.sub("", html))
    return found[1].lower() if found else ""


def pictures_in(html: str) -> Iterator[tuple[int, str, str]]:
    """Yield where each ``<img>`` that is seen begins, the tag, and what its ``src`` says."""
    seen = _HIDDEN.sub(lambda found: " " * len(found[0]), html)
    for found in _IMAGE.finditer(seen):
        source = _SOURCE.search(found[0])
        said = next(filter(None, source.groups()), "") if source else ""
        yield found.start(), found[0], unescape(said)
