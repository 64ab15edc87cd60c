"""What stays in a translation as it was typed, where its page would have it replaced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bookpress.rules.translations._text import is_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Message, Place

_SUBSTITUTION = re.compile(r"\{\{[ \t]*(?P<name>[A-Za-z_]\w*)[ \t]*\}\}")

_CODE = re.compile(r"(`+).*?(?<!`)\1(?!`)", re.DOTALL)


def leftovers(message: Message) -> Iterator[tuple[Place, str]]:
    """Yield the place of each, and what it is."""
    said = message.msgstr.rstrip()
    if said.endswith("::") and not message.msgid.rstrip().endswith("::") and is_markdown(message):
        yield (
            message.place,
            "“::” would be printed as it stands: it begins code in reStructuredText",
        )
    yield from _substitutions(message)


def _substitutions(message: Message) -> Iterator[tuple[Place, str]]:
    """Yield the names in ``{{ }}`` that nobody defines for translations.

    Sphinx reads a translation as a document of its own, without what its page has at its head.
    """
    settings = message.settings
    chosen: dict[str, Any] = dict(settings.myst) if settings else {}
    if settings is None or "substitution" not in chosen.get("enable_extensions", ()):
        return
    known = {name for name, _ in chosen.get("substitutions", ())}
    for match in _SUBSTITUTION.finditer(_CODE.sub("", message.msgstr)):
        name = match["name"]
        if name not in known and not (settings.press and f"{{{{ {name} }}}}" in message.msgid):
            told = f"“{name}” is empty in a translation: define it in conf.py (myst_substitutions)"
            yield message.place, told
