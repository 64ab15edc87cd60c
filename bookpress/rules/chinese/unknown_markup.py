"""A role, a directive or an option that neither Sphinx nor an extension of the book knows."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from bookpress.rule import Report, rule
from bookpress.rules._roles import is_citing, meant_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


_HEAD = re.compile(r"[{｛]|[\w:-]+[}｝]$")


@rule("error")
def unknown_markup(page: Page) -> Iterator[Report]:
    """Yield each name that nobody knows; readers miss what stands in it."""
    settings = page.settings
    for block in page.blocks:
        if block.kind == "code" and _HEAD.match(block.name):
            yield block.place, f"“{block.name}” opens no directive: write {{name}}"
        for span in block.spans if settings.roles else ():
            if span.kind == "role" and span.name not in settings.roles and not is_citing(span.name):
                meant = meant_role(span.name, settings.roles)
                if not is_citing(meant):
                    advice = f"; did you mean {{{meant}}}?" if meant else ""
                    yield span.place, f"there is no role {{{span.name}}}{advice}"
    options = dict(settings.options)
    for directive in page.directives if settings.directives else ():
        if directive.name not in settings.directives:
            yield directive.place, _unknown(directive.name, settings.directives)
        for name, _, place in directive.options:
            known = options.get(directive.name)
            if known and name not in known:
                near = get_close_matches(name, known, 1)
                advice = f"; did you mean “{near[0]}”?" if near else ""
                yield place, f"{{{directive.name}}} has no option “{name}”{advice}"


def _unknown(name: str, directives: frozenset[str]) -> str:
    near = get_close_matches(name, sorted(directives), 1)
    advice = f"; did you mean {{{near[0]}}}?" if near else ""
    return f"there is no directive {{{name}}}{advice}"
