"""What the press must know of a language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """What the press must know to typeset a language.

    ``code`` is Sphinx's name (``zh_CN``), ``tag`` the BCP 47 tag that finished editions carry,
    ``short`` the name in paths and make targets, ``name`` what readers of it call it.
    Formats hold one ``%s`` for the number; ``date`` is a pattern of CLDR (UTS #35).
    """

    code: str
    tag: str
    short: str
    name: str
    chapter: str
    section: str
    figure: str
    table: str
    listing: str
    equation: str
    appendix: str
    page: str
    date: str
    contents: str
    references: str
    index: str
    cover: str
    symbols: str
    words: dict[str, str]
