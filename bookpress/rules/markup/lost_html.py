"""HTML plays, runs or draws what the printed edition cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.text.html_on_paper import lost_on_paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("warning")
def lost_html(page: Page) -> Iterator[Report]:
    """Yield each piece of HTML with something that no page can show; the rest is printed."""
    if not page.settings.press:
        return
    for block in page.blocks:
        if "only" in block.inside:
            continue  # another edition may have words of its own
        pieces = [(block.source, block.place)] if block.kind == "html" else []
        pieces += [(span.source, span.place) for span in block.spans if span.kind == "html"]
        for source, place in pieces:
            if name := lost_on_paper(source):
                yield place, f"paper cannot show <{name}>, so the PDF leaves it out; {_ADVICE}"


_ADVICE = "say in Markdown what it says, or put it into {only} html"
