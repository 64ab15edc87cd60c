"""A web address can’t be one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bookpress.rules.bibliography._entries import fields_called
from bookpress.rules.rule import Report, rule
from bookpress.text.chinese.characters import is_wide_punctuation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Bibliography


_URL = re.compile(r"(?:https?|ftp)://(?P<host>[^\s/?#:@]+)(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@]+@[^\s@]+")


@rule("warning")
def bad_url(bibliography: Bibliography) -> Iterator[Report]:
    """Yield each address, in ``url`` or in LaTeX’s command of this name, that can’t be opened."""
    for _, field in fields_called(bibliography, "url", "howpublished", "note"):
        inside = re.findall(r"\\url\s*\{([^{}]*)\}", field.value)
        for url in [field.value] if field.name == "url" else inside:
            fault = "" if _MAIL.fullmatch(url.strip()) else _fault(url.strip())
            if fault:
                yield field.place, f"the address “{url.strip()}” {fault}"


def _fault(url: str) -> str:
    if re.search(r"\s", url):
        return "holds a blank"
    if url.startswith("\\url"):
        return "stands in \\url: write it alone"
    wide = next((sign for sign in url if is_wide_punctuation(sign) or sign in "“”‘’"), "")
    if wide:
        return f"holds the full-width ‘{wide}’"
    match = _URL.fullmatch(url)
    if match is None:
        return "does not begin with http:// or https://"
    if "." not in match["host"].strip(".") or ".." in match["host"]:
        return f"names no server: “{match['host']}”"
    return "ends with a mark that is not its own" if url.endswith((".", ",", ";")) else ""
