"""A catalog breaks the syntax of .po files, so that translations get lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Catalog


@rule("error")
def syntax(catalog: Catalog) -> Iterator[Report]:
    """Yield each fault that the reader of catalogs met."""
    for trouble in catalog.parse_errors:
        if trouble.kind == "translations.syntax":
            yield trouble.place, trouble.text
