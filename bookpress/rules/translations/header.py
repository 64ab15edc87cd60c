"""The header of a catalog is not filled in, or names another language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.facts import Place
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Catalog

_PLACEHOLDER = re.compile(
    r"YEAR-MO-DA|HO:MI\+ZONE|FULL NAME|EMAIL@ADDRESS|LL@li\.org|^LANGUAGE\b|PACKAGE VERSION"
    r"|CHARSET",
)
_NEEDED = {
    "Language": "write “Language: {language}”",
    "Content-Type": "write “Content-Type: text/plain; charset=UTF-8”",
}


@rule("info")
def header(catalog: Catalog) -> Iterator[Report]:
    """Yield what the header leaves open."""
    if not catalog.header:
        return  # translations.syntax
    lines = dict(zip((name for name, _ in catalog.header), catalog.header_lines, strict=False))
    for name, value in catalog.header:
        found = _PLACEHOLDER.search(value)
        if found:
            place = Place(catalog.path, lines.get(name, catalog.header_place.line))
            yield place, f"{name} still says “{found[0]}”; fill it in"
    fields = dict(catalog.header)
    for name, advice in _NEEDED.items():
        if not fields.get(name):
            what = advice.format(language=catalog.language)
            place = Place(catalog.path, lines.get(name, catalog.header_place.line))
            yield place, f"the header does not say its {name}; {what}"
    named = fields.get("Language", "")
    if named and not _PLACEHOLDER.search(named) and not _agree(named, catalog.language):
        place = Place(catalog.path, lines.get("Language", catalog.header_place.line))
        message = f"the header says “Language: {named}”, the folder is “{catalog.language}”"
        yield place, f"{message}; make them agree"


def _agree(named: str, folder: str) -> bool:
    """Tell whether two names of a language can mean one; ``en`` goes with ``en_GB``."""
    first, second = (re.split(r"[-_@.]", name.lower()) for name in (named, folder))
    return all(one == other for one, other in zip(first, second, strict=False))
