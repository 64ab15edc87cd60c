"""A role names a function, a class or an option that no directive of the book describes."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from bookpress.rules.crossrefs._anchors import last_parts
from bookpress.rules.rule import Report, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bookpress.facts import Book

_DOMAINS = ("py", "c", "cpp", "js", "option", "envvar", "confval")
_READERS = ("auto", "doxygen", "js:auto")  # directives that describe what they read in programs


@rule("error")
def unknown_object(book: Book) -> Iterator[Report]:
    """Yield each such role; where Sphinx tells it only when asked (``-n``), it is an info."""
    settings = book.settings
    if settings.elsewhere or any(name.startswith(_READERS) for name in settings.directives):
        return  # what there is stands in other books, or in programs
    known: dict[str, set[str]] = {}
    for document in book.documents:
        for domain, name in document.objects:
            known.setdefault(domain, set()).update(last_parts([name]), (name,))
    for document in book.documents:
        for role, target, place, *_ in document.references:
            domain, _, kind = role.partition(":")
            name = target.removeprefix("~").removesuffix("()")
            if domain not in _DOMAINS or target.startswith("!") or _is_built_in(domain, kind, name):
                continue
            words = {name, *last_parts([name])} if kind else {name, *name.split()}
            if words.isdisjoint(known.get(domain, ())):
                told = f"nothing in the book describes “{name}”; write it as code, or describe it"
                grave = settings.press or domain == "option"
                yield place, told, "error" if grave else "info"


def _is_built_in(domain: str, kind: str, name: str) -> bool:
    """Tell whether a class is Python's own, of which Sphinx says nothing (``builtin_resolver``)."""
    own = hasattr(builtins, name) or name.startswith("typing.")
    return domain == "py" and kind in ("class", "exc", "obj") and own
