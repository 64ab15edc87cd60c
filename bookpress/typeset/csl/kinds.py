"""The words for what a work is: “PhD thesis”, 博士学位论文."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bookpress.typeset.csl.markup import text

if TYPE_CHECKING:
    from collections.abc import Mapping

_GENRES = {"phdthesis": "phdthesis", "mastersthesis": "mathesis", "techreport": "techreport"}


def genre(kind: str, said: Mapping[str, str], language: str) -> str:
    """Return what a work of its type is called in its language: “PhD thesis”, 博士学位论文."""
    given = said.get("type", "")
    return word(given, language) if given else word(_GENRES.get(kind, ""), language)


def word(key: str, language: str) -> str:
    """Return the word for a key of biblatex in a language; what is no key is a text by itself."""
    table = _words()
    for name in (language, language.partition("-")[0], "en"):
        if found := table.get(name, {}).get(key.lower()):
            return found
    return text(key)


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("bookpress.typeset.csl") / "words.toml").read_text("utf-8"))
