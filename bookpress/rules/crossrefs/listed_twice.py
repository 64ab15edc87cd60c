"""One table of contents names a chapter twice, or the page that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.crossrefs._targets import document_named
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Page


@rule("error")
def listed_twice(page: Page) -> Iterator[Report]:
    """Yield each line of a ``{toctree}`` that names a chapter again, or its own page."""
    for directive in page.directives:
        if directive.name != "toctree":
            continue
        inside = range(directive.place.line, directive.last_line + 1)
        seen: dict[str, int] = {}
        for entry in page.document.toc:
            # A pattern leaves out what lines before it name (sphinx/directives/other.py).
            if entry.place.line not in inside or (entry.glob and set(entry.target) & set("*?[")):
                continue
            name = document_named(entry.place, entry.target, page.settings)
            first = seen.setdefault(name, entry.place.line)
            if page.document.name and name == page.document.name:
                yield entry.place, f"these contents name their own page, “{entry.target}”"
            elif first != entry.place.line:
                told = f"“{entry.target}” stands in line {first} of these contents too"
                yield entry.place, f"{told}, which spoils the numbers; delete one"
