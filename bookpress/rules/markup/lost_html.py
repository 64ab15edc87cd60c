"""HTML carries words or a picture that the printed edition leaves out."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page, Settings

_UNSEEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_PICTURE = re.compile(r"<(img|svg|picture|video|audio|iframe|object|embed|canvas)\b", re.IGNORECASE)
_IMAGES = re.compile(r"(?:\s*<img\b[^<>]*>)+\s*", re.IGNORECASE)
LONGEST = 20  # characters that are shown


@rule("warning")
def lost_html(page: Page) -> Iterator[Report]:
    """Yield each piece of HTML with something to read or to see; tags around Markdown lose none."""
    if not page.settings.press:
        return
    for block in page.blocks:
        if "only" in block.inside:
            continue  # another edition may have words of its own
        pieces = [(block.source, block.place)] if block.kind == "html" else []
        pieces += [(span.source, span.place) for span in block.spans if span.kind == "html"]
        for source, place in pieces:
            if lost := _lost(source, page.settings):
                yield place, f"the PDF leaves this HTML out, and with it {lost}; write Markdown"


def _lost(source: str, settings: Settings) -> str:
    extensions = dict(settings.myst).get("enable_extensions") or ()
    if "html_image" in extensions and _IMAGES.fullmatch(source):  # type: ignore[operator]
        return ""
    shown = _UNSEEN.sub("", source)
    words = " ".join(unescape(_TAG.sub(" ", shown)).split())
    if words:
        return f"“{words[:LONGEST]}{'…' if len(words) > LONGEST else ''}”"
    return "a picture" if _PICTURE.search(shown) else ""
