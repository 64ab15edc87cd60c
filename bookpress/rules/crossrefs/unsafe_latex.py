"""Raw LaTeX or a formula reads a file or runs a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules._latex import unsafe_commands
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page, Place

_ADVICE = "TeX is kept from it: write it in MyST, or take it out"


@rule("error")
def unsafe_latex(page: Page) -> Iterator[Report]:
    """Yield each command of TeX that reaches beyond the page it stands in."""
    for tex, place in _tex(page):
        for offset, told in unsafe_commands(tex):
            yield _after(place, tex, offset), f"{told}, and {_ADVICE}"


def _tex(page: Page) -> Iterator[tuple[str, Place]]:
    raw = {one.last_line for one in page.directives if one.name == "raw" and _is_tex(one.argument)}
    for block in page.blocks:
        is_raw = block.name == "raw" and block.last_line in raw
        is_rst = block.name == "eval-rst" and _is_tex(block.source)
        if block.kind == "formula" or (block.kind == "code" and (is_raw or is_rst)):
            yield block.source, block.place
        for span in block.spans:
            if span.kind == "maths":
                yield span.source, span.place


def _is_tex(text: str) -> bool:
    return any(word in text for word in ("tex", "math::", ":math:"))


def _after(place: Place, text: str, offset: int) -> Place:
    """Return the place of a character of a text that begins at ``place``."""
    lines = text.count("\n", 0, offset)
    column = offset - text.rfind("\n", 0, offset)
    if lines:
        return place._replace(line=place.line + lines, column=column)
    return place._replace(column=max(place.column, 1) + offset)
