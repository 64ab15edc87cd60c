"""How docutils finds a directive: the class that stands in for all, told what this one takes.

docutils' own are found where they define words.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst import directives, languages
from docutils.parsers.rst.directives import misc

from bookpress.read.rst.directives import StandIn
from bookpress.read.source.directives import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from bookpress.read.rst.reading import Reading

# They make words of words, and open nothing.
_RUN: dict[str, Any] = {"replace": misc.Replace, "unicode": misc.Unicode, "date": misc.Date}
# What takes no argument, where nobody knows what the book's directives take.
_BARE = TEXT | {"role", "toctree", "glossary"}


class _AnyOption(dict[str, Any]):
    """Options of every name; docutils asks an empty table for none."""

    def __missing__(self, _: str) -> Any:  # noqa: ANN401 - a converter of docutils
        return lambda value: value


@contextmanager
def standing_in(reading: Reading) -> Iterator[None]:
    """Let docutils find stand-ins for all directives, as Sphinx puts its own look-up there."""
    made: dict[str, Any] = {}

    def find(name: str, language: Any, document: Any) -> tuple[Any, list[nodes.Node]]:  # noqa: ANN401
        del language, document
        canonical = _canonical(name.lower(), reading)
        if canonical in _RUN:
            return _RUN[canonical], []
        if canonical not in made:
            made[canonical] = _stand_in(canonical, reading)
        return made[canonical], []

    module: Any = directives
    kept = module.directive
    module.directive = find
    try:
        yield
    finally:
        module.directive = kept


def _canonical(name: str, reading: Reading) -> str:
    """Return the English name of a directive; docutils knows many in the language of the book."""
    if name in reading.walk.signatures or reading.language in ("", "en"):
        return name
    module = languages.get_language(reading.language, None)
    return str(getattr(module, "directives", {}).get(name, name))


def _stand_in(name: str, reading: Reading) -> Any:  # noqa: ANN401 - a class of docutils
    signature = reading.walk.signatures.get(name)
    takes_any = signature is None or bool(signature.converters)
    argued = (
        name not in _BARE if signature is None else bool(signature.required + signature.optional)
    )
    members = {
        "option_spec": _AnyOption({"": None}) if takes_any else None,
        "optional_arguments": int(argued),
        "reading": reading,
        "signature": signature,
        "canonical": name,
    }
    return type("StandIn", (StandIn,), members)
