"""What of HTML paper cannot show: the gate tells it, and the press leaves it out."""

from __future__ import annotations

import re

# Elements that play, run or draw (HTML, 4.8 and 4.12); fields of forms but for a tick.
LOST = frozenset(
    ("audio", "canvas", "embed", "iframe", "math", "object", "select", "svg", "textarea", "video")
)
UNSEEN = frozenset(("head", "link", "meta", "noscript", "script", "style", "template", "title"))
_HIDDEN = re.compile(r"<!--.*?-->|<(script|style|template)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_ELEMENT = re.compile(rf"<({'|'.join(sorted(LOST))})(?=[\s/>])", re.IGNORECASE)


def lost_on_paper(html: str) -> str:
    """Return the name of the first element in ``html`` that no page can show; or nothing."""
    found = _ELEMENT.search(_HIDDEN.sub("", html))
    return found[1].lower() if found else ""
