"""A role, a directive or an option that neither Sphinx nor an extension of the book knows."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule
from bookpress.text.roles import is_citing, meant_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Block, Directive, Page, Settings


_HEAD = re.compile(r"[{｛]|[\w:-]+[}｝]$")


@rule("error")
def unknown_markup(page: Page) -> Iterator[Report]:
    """Yield each name that nobody knows; readers miss what stands in it."""
    for kind, place, text in page.parse_errors:
        if kind == "markup.unknown-markup":
            yield place, text
    for block in page.blocks:
        if block.kind == "code" and _HEAD.match(block.name):
            yield block.place, f"“{block.name}” opens no directive: write {{name}}"
        yield from _roles(block, page.settings)
    options = page.settings.options()
    for directive in page.directives if page.settings.directives else ():
        if directive.name not in page.settings.directives:
            yield directive.place, _unknown(directive.name, page.settings.directives)
        yield from _options(directive, options.get(directive.name, ()))


def _roles(block: Block, settings: Settings) -> Iterator[Report]:
    roles = settings.roles
    for span in block.spans if roles else ():
        elsewhere = settings.elsewhere and span.name.startswith(("external:", "external+"))
        known = span.name.lower() in roles or elsewhere or is_citing(span.name)
        if span.kind == "role" and not known:
            meant = meant_role(span.name, roles)
            if not is_citing(meant):
                advice = f"; did you mean {{{meant}}}?" if meant else ""
                yield span.place, f"there is no role {{{span.name}}}{advice}"


def _options(directive: Directive, known: tuple[str, ...]) -> Iterator[Report]:
    for name, _, place in directive.options if known else ():
        if name not in known:
            near = get_close_matches(name, known, 1)
            advice = f"; did you mean “{near[0]}”?" if near else ""
            yield place, f"{{{directive.name}}} has no option “{name}”{advice}"


def _unknown(name: str, directives: frozenset[str]) -> str:
    near = get_close_matches(name, sorted(directives), 1)
    advice = f"; did you mean {{{near[0]}}}?" if near else ""
    return f"there is no directive {{{name}}}{advice}"
