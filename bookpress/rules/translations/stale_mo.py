"""Sphinx uses an old compiled catalog in place of the .po file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bookpress.facts import Place
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Catalog


@rule("error")
def stale_mo(catalog: Catalog) -> Iterator[Report]:
    """Yield a .mo file that says something else than its .po, or has none."""
    if not catalog.stale_mo:
        return
    if catalog.stale_mo == catalog.path:
        message = "Sphinx goes on using this file though its .po is gone; delete it"
        yield Place(catalog.path, 1), message
    else:
        fault = "which is newer but says something else"
        message = f"Sphinx uses “{catalog.stale_mo}”, {fault}; delete it"
        yield Place(catalog.path, 1), message
