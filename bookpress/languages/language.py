"""What the press must know of a language and of its script, and the files that say it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent
SCRIPTS = DATA / "scripts.toml"


@dataclass(frozen=True)
class Script:
    """How the text of a script is set; ``scripts.toml`` says what each field means."""

    name: str
    style: str
    leading: float
    indent: str
    summary: int
    wide: bool = False
    first_indent: bool = False
    region: str = "SC"
    opentype: str = "Chinese Simplified"
    serif: tuple[str, ...] = ()
    sans: tuple[str, ...] = ()
    mono: tuple[str, ...] = ()
    emphasis: tuple[str, ...] = ("LXGW WenKai",)
    apt: str = ""
    dnf: str = ""
    brew: str = ""


@dataclass(frozen=True)
class Language:
    """What the press must know to typeset a language.

    ``code`` is Sphinx's name (``zh_CN``), ``tag`` the BCP 47 tag that finished editions carry,
    ``short`` the name in paths and make targets, ``name`` what readers of it call it.
    Formats hold one ``%s`` for the number; ``date`` is a pattern of CLDR (UTS #35) or one of its
    styles. ``words`` are what the press prints by itself, and Furo's, by their English. ``names``
    are for citations in the text: what stands between ``two`` authors, ``between`` several and
    before the ``last``, what is said of ``others``; how a ``title`` is set if there are none (in
    italics if nothing is said); ``undated`` for a work without a year.

    ``patterns`` is TeX's name of the language's hyphenation, ``tex_package`` Debian's package of
    it; with ``divides_capitals`` words with a capital are divided, as German nouns must be.
    ``sorting`` is ``letters`` (the index is sorted by ASCII letters, Han by pinyin) or
    ``collation`` (by Unicode's order; see ``typeset/collation.py``), where each pair of
    ``alphabet`` names a letter of its own behind the one that it follows (``nñ``). ``deed`` is
    the language of Creative Commons' page, if it is not the tag. ``foreign`` holds the words for
    which nobody has written this language's, and which are English therefore.
    """

    code: str
    tag: str
    short: str
    name: str
    script: Script
    chapter: str
    section: str
    figure: str
    table: str
    listing: str
    equation: str
    appendix: str
    page: str
    contents: str
    references: str
    index: str
    cover: str
    symbols: str
    words: dict[str, str]
    names: dict[str, str]
    date: str = "long"
    patterns: str = ""
    tex_package: str = ""
    divides_capitals: bool = False
    sorting: str = "collation"
    alphabet: tuple[str, ...] = ()
    deed: str = ""
    foreign: tuple[str, ...] = ()


@cache
def scripts() -> dict[str, Script]:
    """Return the scripts that ``scripts.toml`` describes, by their names."""
    return {
        name: Script(name, **_with_tuples(data))
        for name, data in tomllib.loads(SCRIPTS.read_text("utf-8")).items()
    }


def read_language(path: Path) -> Language:
    """Return the language that a file of data describes; the file's name is its code."""
    data = _with_tuples(tomllib.loads(path.read_text("utf-8")))
    tag = path.stem.replace("_", "-")
    names = {"code": path.stem, "tag": tag, "short": tag.lower()}
    return Language(**names | data | {"script": scripts()[data["script"]]})


def _with_tuples(data: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(one) if isinstance(one, list) else one for name, one in data.items()}
