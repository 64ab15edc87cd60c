"""A picture has no words that stand for it, where it cannot be seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page

_PICTURES = ("figure", "image")
_TAG = re.compile(r"<img\b(?![^<>]*\salt\s*=)[^<>]*>", re.IGNORECASE)
_TOLD = "readers who do not see this picture get"


@rule("info")
def missing_alt(page: Page) -> Iterator[Report]:
    """Yield each picture without an alternative text; what is there for beauty needs none."""
    for directive in page.directives:
        named = any(name == "alt" for name, _, _ in directive.options)
        if directive.name in _PICTURES and directive.argument and not named:
            yield directive.place, f"{_TOLD} “{directive.argument}”; say with :alt: what it shows"
    for block in page.blocks:
        for span in block.spans:
            if span.kind == "image" and not span.text.strip() and span.target:
                yield span.place, f"{_TOLD} nothing; say what it shows: ![words]({span.target})"
            elif span.kind == "html" and _TAG.fullmatch(span.source):
                yield span.place, f'{_TOLD} nothing; say what it shows: alt="words"'
        if block.kind == "html":
            for match in _TAG.finditer(block.source):
                line = block.place.line + block.source.count("\n", 0, match.start())
                place = block.place._replace(line=line)
                yield place, f'{_TOLD} nothing; say what it shows: alt="words"'
